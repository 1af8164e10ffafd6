package io.github.metasaw.kernel.terminal;

import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.option.Option;
import java.util.ArrayList;
import java.util.List;

/** What {@code --help} of a command prints: usage, and the declared options with their defaults. */
final class CommandHelp {

  private static final int WIDTH = 100;
  private static final int INDENT = 27;

  private CommandHelp() {}

  /**
   * The help of a command.
   *
   * @param command any command
   * @return lines with their ends
   */
  static String of(MagicCommand command) {
    Description text = command.magic().description();
    List<String> lines = new ArrayList<>();
    lines.add("metasaw %s: %s".formatted(text.name(), text.summary()));
    lines.add("");
    lines.add("Usage: metasaw %s %s [OPTIONS]".formatted(text.name(), arguments(text)));
    lines.add("In a notebook: " + text.example());
    if (command.inputAt() >= 0) {
      lines.add("");
      lines.addAll(
          wrapped(
              0,
              "FILE is a text file, a workbook (xlsx) or a review of RevMan; the name of a data set"
                  + " may stand in its place ('metasaw dataset' lists them)."));
    }
    section(lines, "Options", command.ownOptions());
    for (Magic fit : command.fits()) {
      section(lines, "Options of the fit, by " + fit.name(), command.optionsOf(fit));
    }
    if (command.isRead()) {
      section(lines, "Options of the file", command.optionsOf(command.reader()));
    }
    if (!command.magic().notes().isEmpty()) {
      lines.add("");
      command.magic().notes().forEach(note -> lines.addAll(wrapped(0, note)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The usage line of the magic with files in the place of variables. */
  private static String arguments(Description text) {
    return text.arguments()
        .replaceAll("\\b(FIT|TABLE|POSTERIOR|MANTRA_FIT|SCAN|KNOWN_V|FIGURE)\\b", "FILE")
        .replaceAll("FILE(\\.\\.\\.)?( \\| FILE)+", "FILE$1");
  }

  private static void section(List<String> lines, String title, List<Option<?>> options) {
    if (options.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title + ":");
    for (Option<?> option : options) {
      String name = "  " + option;
      String standard = option.defaultWord().isEmpty() ? "" : " [" + option.defaultWord() + "]";
      List<String> help = wrapped(INDENT, option.help() + standard);
      boolean isLong = name.length() >= INDENT;
      lines.add(isLong ? name : name + help.get(0).substring(name.length()));
      lines.addAll(help.subList(isLong ? 0 : 1, help.size()));
    }
  }

  /** Lines of at most {@link #WIDTH} characters, all indented. */
  private static List<String> wrapped(int indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
      }
      line.append(line.length() > indent ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
