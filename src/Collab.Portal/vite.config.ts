import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Compresses what a browser loads once and for all, so that the gateway only sends it. */
function compress(): Plugin {
  let folder = '';
  return {
    name: 'compress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.build.outDir, config.build.assetsDir);
    },
    closeBundle: () => {
      for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  // A proxy may serve the portal below a prefix: the gateway writes it into the page, and files find each other by relative addresses.
  base: './',
  experimental: { renderBuiltUrl: (name, { hostType }) => (hostType === 'html' ? `{prefix}/${name}` : { relative: true }) },
  plugins: [react(), compress()],
  build: {
    target: 'es2022',
    outDir: process.env.COLLAB_PORTAL ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        // What changes seldom is kept apart from what changes with each release.
        manualChunks: (id) => (/node_modules\/(react|react-dom|scheduler|styled-components|stylis|suomifi-[a-z-]+|@reach)\//.test(id) ? 'design' : undefined),
      },
    },
  },
});
