/** Colours of a cover. */
export interface Palette {
  ground: string;
  /** A second tone of the ground, for depth. */
  shade: string;
  ink: string;
  accents: readonly [string, string, string, string];
}

/** Every ink has a contrast of at least 7:1 on its ground and its shade (a test measures it). */
export const palettes: readonly Palette[] = [
  { ground: "#f6efe2", shade: "#ecdfc8", ink: "#22304a", accents: ["#e4572e", "#f0a93b", "#2e6f73", "#22304a"] },
  { ground: "#10243e", shade: "#173458", ink: "#f7f1e3", accents: ["#ff7a59", "#ffc857", "#4fb3bf", "#8ea8d8"] },
  { ground: "#f2f5f1", shade: "#dfe9de", ink: "#163a33", accents: ["#2f7d62", "#a5c882", "#f2b134", "#ed553b"] },
  { ground: "#2b1738", shade: "#3a2150", ink: "#fbeee6", accents: ["#f26ca7", "#ffb86b", "#8f7cf0", "#52d1c6"] },
  { ground: "#fdf3ec", shade: "#f9dfd0", ink: "#4a1e2f", accents: ["#c8435c", "#f2916b", "#6a4c93", "#f6c177"] },
  { ground: "#0f2f2b", shade: "#16433c", ink: "#f2f7e9", accents: ["#f4d35e", "#ee964b", "#7fd1ae", "#3a8f7b"] },
  { ground: "#eef3fb", shade: "#d8e4f6", ink: "#1b2a52", accents: ["#3d6be0", "#f26d5b", "#8fb8f6", "#f4c152"] },
  { ground: "#1d1f27", shade: "#2a2d38", ink: "#f4f1ea", accents: ["#e8c547", "#d66853", "#6fb7b0", "#9a8fd1"] },
  { ground: "#fbf7ee", shade: "#efe8d6", ink: "#26302b", accents: ["#386641", "#a7c957", "#bc4749", "#f2cc8f"] },
  { ground: "#3b1320", shade: "#521c2d", ink: "#fdf0e4", accents: ["#ff8a5b", "#f9c784", "#e75a7c", "#5aa9a3"] },
];
