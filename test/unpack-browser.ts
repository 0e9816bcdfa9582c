/** Unpacks the browser before the tests start: two that did so at once would run it while the other still writes it. */
import sparticuz from '@sparticuz/chromium'

export default async function setup(): Promise<void> {
  await sparticuz.executablePath()
}
