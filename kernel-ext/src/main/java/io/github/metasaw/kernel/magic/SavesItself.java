package io.github.metasaw.kernel.magic;

import java.nio.file.Path;

/** A result that has a file format of its own. */
public interface SavesItself {

  /**
   * Writes the file.
   *
   * @param path of the file
   * @return whether an earlier file was replaced
   */
  boolean save(Path path);
}
