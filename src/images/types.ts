import type { CallContext } from "../models/types.ts";

/** What a picture is for. */
export interface PictureRequest {
  /** The finished prompt for the picture model, style included. */
  prompt: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
  /** For the drawn cover, when no picture model is at hand. */
  title: string;
  /** Words that choose motif and colours of the drawn cover: the same words draw the same cover. */
  motif: string;
  width: number;
  height: number;
}

/** A picture in our keeping. */
export interface Picture {
  /** Blob id (sha256 of the bytes, hex). */
  blob: string;
  mime: "image/png" | "image/jpeg" | "image/webp";
  width: number;
  height: number;
  bytes: number;
  /** `cover` when it was drawn here. */
  provider: "fal" | "huggingface" | "replicate" | "cover";
  model: string;
  costUsd: number;
}

/** Whose picture it is, beside what a paid call needs. */
export interface ImageContext extends CallContext {
  readonly owner: string;
  readonly channel: string | undefined;
  /** The picture belongs to this idea; null throws `step.invalid_input`. */
  readonly ideaId: string | null;
}

/** The one gateway to pictures. Never throws for want of a provider: the drawn cover ends the chain. */
export interface Images {
  make(ctx: ImageContext, request: PictureRequest): Promise<Picture>;
}

/** Draws a cover as PNG. Each runtime finds the renderer in its own way, so it is passed in. */
export type DrawCover = (cover: Pick<PictureRequest, "title" | "motif" | "width" | "height">) => Promise<Uint8Array>;
