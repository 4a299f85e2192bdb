// styled-components reads this name when it makes its first style element, which is while modules load; so this one is imported before all others.
declare global {
  interface Window {
    __webpack_nonce__?: string;
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name=collab-nonce]')?.content;
if (nonce) {
  window.__webpack_nonce__ = nonce;
}
export {};
