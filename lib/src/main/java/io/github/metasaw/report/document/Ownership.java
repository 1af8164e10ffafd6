package io.github.metasaw.report.document;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Files of others are not replaced. */
final class Ownership {

  private Ownership() {}

  /**
   * Refuses to write where something else is.
   *
   * @param path of the file, links resolved
   * @param file as it was named
   * @param isOwn whether a content was written by Metasaw
   */
  static void refuseToReplaceOther(Path path, Path file, Predicate<byte[]> isOwn) {
    if (!Files.exists(path)) {
      return;
    }
    try {
      byte[] content = Files.readAllBytes(path);
      if (content.length > 0 && !isOwn.test(content)) {
        throw MetaException.of(
            "'%s' is there already and was written, or edited, by another program: name another file, or move it away"
                .formatted(file));
      }
    } catch (IOException e) {
      throw OutputFile.cannotWrite(file, e);
    }
  }
}
