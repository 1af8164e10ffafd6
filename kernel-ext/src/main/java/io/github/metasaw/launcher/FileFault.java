package io.github.metasaw.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What failed with a file, as a sentence that says what to do. */
final class FileFault {

  private FileFault() {}

  /**
   * The sentence of a failure.
   *
   * @param thrown by the file system
   * @return one line
   */
  static String of(Exception thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof AccessDeniedException) {
      return "'%s' may not be written; name another folder with --venv DIR or --prefix DIR"
          .formatted(message);
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no '%s'".formatted(message);
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return "'%s' cannot be written (%s); name another folder with --venv DIR or --prefix DIR"
          .formatted(file.getFile(), file.getReason());
    }
    return message;
  }
}
