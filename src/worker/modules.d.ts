/** What wrangler makes of files that are no script: see `rules` in wrangler.toml. */
declare module "*.wasm" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
declare module "*.ttf" {
  const bytes: ArrayBuffer;
  export default bytes;
}
