/** A file to be published. `path` is relative, in the folder's own terms: no `..`, no absolute path. */
export interface PublishedFile {
  path: string;
  bytes: Uint8Array;
}

/** Where posts are published as folders. On Node a directory; elsewhere something else, or nothing. */
export interface PublishFolder {
  /**
   * Writes the files into a folder named `name`, or `name-2` and so on where that one belongs to another `owner`.
   * The same owner writes into its own folder again: its files are replaced, other files stay. Each file appears
   * whole or not at all, the last one last. Returns the folder's path.
   * Throws `disk.full`, `publish.failed`.
   */
  write(folder: { name: string; owner: string; files: readonly PublishedFile[] }): Promise<string>;
  /**
   * Takes the files of an owner out of its folder, and the folder where nothing else is in it. Does nothing where it is
   * not theirs, or not there. Throws `publish.failed`.
   */
  remove(folder: { path: string; owner: string }): Promise<void>;
}
