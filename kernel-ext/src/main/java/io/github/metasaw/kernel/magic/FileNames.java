package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Words of a line that name files. */
public final class FileNames {

  private FileNames() {}

  /**
   * Whether a word ends as the names of files of tables do.
   *
   * @param word of a line
   * @return true for {@code trials.csv}, whether or not there is such a file
   */
  public static boolean isTable(String word) {
    return word.matches("(?i).+\\.(csv|tsv|txt|dat|xlsx?)");
  }

  /**
   * Whether there is a file of that name.
   *
   * @param name of a file
   * @return true if there is
   * @throws MetaException if no file can have that name
   */
  public static boolean isThere(String name) {
    return Files.isRegularFile(path(name));
  }

  /**
   * The path of a file.
   *
   * @param name of a file
   * @return {@code Path.of("name")}
   * @throws MetaException if no file can have that name
   */
  public static Code<Path> code(String name) {
    return Code.of("Path.of", FileNames::path, Literal.text(name));
  }

  /**
   * The files and folders that a word could come to name.
   *
   * @param part of a path, up to the cursor
   * @return the paths that begin with it, in order; folders end with a slash, and hidden ones are
   *     left out unless their dot is typed
   */
  public static List<String> starting(String part) {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String name = part.substring(slash);
    try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
      return files
          .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .filter(file -> file.startsWith(name) && (!name.isEmpty() || !file.startsWith(".")))
          .sorted()
          .map(file -> folder + file)
          .toList();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return List.of(); // a folder that cannot be read has nothing to offer
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw MetaException.of("'" + name + "' is not the name of a file");
    }
  }
}
