import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The desk is built into the package: `readout serve` hands out what lies in `dist/desk`. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    // The server's policy allows no inline script or style and no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
