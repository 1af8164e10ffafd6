package io.github.metasaw.kernel.terminal;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.option.VariableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables that the words of a command name: files, which are read, and data sets. */
final class InputFiles {

  private static final String TABLE = "table";

  /** Names of fits, which no table may have. */
  private static final String FITS = MagicCommand.FIT + "\\d*";

  private final MagicCommand command;

  /** Variable by file. */
  private final Map<String, String> read = new LinkedHashMap<>();

  private final List<String> datasets = new ArrayList<>();

  InputFiles(MagicCommand command) {
    this.command = command;
  }

  /**
   * The input that a word names.
   *
   * @param word of the command
   * @return the variable in which its table will be; the word itself if it names no table, or a
   *     file that the magic reads or writes by itself
   */
  String input(String word) {
    boolean isOwn = command.takesFiles() && FileNames.isThere(word);
    return isOwn || command.magic().writes(word) ? word : variable(word);
  }

  /**
   * The variable in which the table of a word will be.
   *
   * @param word of the command, or the value of an option
   * @return the word itself if it names no table
   */
  String variable(String word) {
    return FileNames.isThere(word) ? read.computeIfAbsent(word, this::newName) : dataset(word);
  }

  private String dataset(String word) {
    if (isDataset(word) && !datasets.contains(word)) {
      datasets.add(word);
    }
    return word;
  }

  private boolean isDataset(String word) {
    return command.inputAt() >= 0 && command.datasets().candidates().contains(word);
  }

  /** A variable named for the file, as {@code my_trials} for {@code my-trials.csv}. */
  private String newName(String file) {
    String stem = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\..*", "");
    String name = VariableName.nearest(stem).orElse(TABLE);
    String free = name;
    for (int i = 2; isTable(free) || free.matches(FITS); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** Whether a variable holds a table of this command. */
  boolean isTable(String variable) {
    return read.containsValue(variable) || datasets.contains(variable);
  }

  /** Whether any file is read. */
  boolean isAnyRead() {
    return !read.isEmpty();
  }

  /**
   * Refuses a word that names neither a file nor a data set.
   *
   * @param word that names the input
   */
  void require(String word) {
    if (FileNames.isThere(word) || isDataset(word)) {
      return;
    }
    List<String> known = new ArrayList<>(neighbours(word));
    known.addAll(command.datasets().candidates());
    throw MetaException.of(
        "there is no file '%s', and no data set of that name%s"
            .formatted(
                word,
                Nearest.to(word, known)
                    .map(found -> "; did you mean '" + found + "'?")
                    .orElse("; 'metasaw dataset' lists the data sets")));
  }

  /** The files of the folder in which a file was to be, as they would be typed. */
  private static List<String> neighbours(String word) {
    Path folder = Path.of(word).getParent();
    try (Stream<Path> files = Files.list(folder == null ? Path.of("") : folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    } catch (IOException | SecurityException e) {
      return List.of();
    }
  }

  /**
   * The steps that make the tables.
   *
   * @param options of the reader, as they were typed
   * @param common options of all steps
   * @return a step for each
   */
  List<CommandStep> steps(List<String> options, List<String> common) {
    List<CommandStep> steps = new ArrayList<>();
    for (String name : datasets) {
      steps.add(step(command.datasets(), name, common, name));
    }
    read.forEach(
        (file, variable) -> {
          List<String> all = new ArrayList<>(options);
          all.addAll(common);
          steps.add(step(command.reader(), file, all, variable));
        });
    return steps;
  }

  private static CommandStep step(Magic magic, String of, List<String> options, String variable) {
    List<String> line = new ArrayList<>(List.of(of));
    line.addAll(options);
    line.addAll(List.of(CommonOptions.AS.flagName(), variable));
    return new CommandStep(magic, line, null);
  }

  /** The text of a file. */
  static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw MetaException.of("the file '%s' cannot be read as text".formatted(file));
    }
  }
}
