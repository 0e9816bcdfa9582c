/** The package brings no types of its own. */
declare module 'html-encoding-sniffer' {
  export default function sniff<Default extends string | null>(
    bytes: Uint8Array,
    options: { readonly defaultEncoding: Default },
  ): string | Default
}
