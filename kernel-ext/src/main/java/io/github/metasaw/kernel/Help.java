package io.github.metasaw.kernel;

import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicGroup;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.Placeholder;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Help of one magic, and of all. */
final class Help {

  private static final List<String> COLUMNS = List.of("option", "value", "default", "what it does");

  private Help() {}

  /**
   * What {@code --help} shows.
   *
   * @param magic any magic
   * @return usage, example, and a row for each option
   */
  static Sheet of(Magic magic) {
    Description text = magic.description();
    String name = "%" + text.name();
    boolean isCell = magic instanceof CellMagic;
    List<String> above = new ArrayList<>();
    above.add(text.summary() + ".");
    above.add("Usage: " + name + " " + text.arguments() + " [OPTIONS]");
    if (isCell) {
      above.add("or: %" + name + " " + text.arguments() + " [OPTIONS], and the model below");
    }
    above.add("Example: " + text.example());
    List<String> below = new ArrayList<>();
    Placeholder.in(text.arguments()).forEach(word -> below.add(word.name() + ": " + word.words()));
    below.addAll(magic.notes());
    return new Sheet(
        name + (isCell ? ", %" + name : ""),
        above,
        COLUMNS,
        List.of(),
        List.of(false, false, false, false),
        magic.allOptions().stream().map(Help::row).toList(),
        below);
  }

  /**
   * What the inspection of one option shows.
   *
   * @param option any option
   * @return its row of the help
   */
  static Sheet of(Option<?> option) {
    return new Sheet(
        option.flagName(),
        List.of(),
        COLUMNS,
        List.of(),
        List.of(false, false, false, false),
        List.of(row(option)),
        List.of());
  }

  private static List<String> row(Option<?> option) {
    return List.of(
        option.flagName(), option.type().placeholder(), option.defaultWord(), option.help());
  }

  /**
   * What {@code %meta} alone shows.
   *
   * @param registry all magics
   * @return a row for each; the first of a group names the group
   */
  static Sheet of(MagicRegistry registry) {
    List<List<String>> rows = new ArrayList<>();
    MagicGroup group = null;
    for (Magic magic : registry.magics()) {
      Description text = magic.description();
      rows.add(
          List.of(
              text.group() == group ? "" : text.group().words(),
              "%" + text.name(),
              text.summary(),
              text.example()));
      group = text.group();
    }
    return new Sheet(
        "Metasaw",
        List.of(),
        List.of("", "magic", "what it does", "example"),
        List.of(),
        List.of(false, false, false, false),
        rows,
        List.of(
            "%%meta and %%bayes take a model in the lines below them. %NAME --help tells the options"
                + " of each; --code prints the same in Java, Meta.fit(...) and so on."));
  }
}
