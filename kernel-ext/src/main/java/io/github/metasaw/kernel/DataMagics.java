package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Datasets;
import io.github.metasaw.data.NumberMarks;
import io.github.metasaw.data.ReadTable;
import io.github.metasaw.data.TableFile;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.report.Render;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Magics that bring tables into the notebook. */
final class DataMagics {

  private DataMagics() {}

  static final List<Option> READ =
      List.of(
          Option.of("decimal", "SIGN", "before the decimals, . or , (else found out)"),
          Option.of("group", "SIGN", "between thousands, . or , or ' or a blank in quotes"));

  static Outcome read(MagicHost host, MagicInput input) {
    input.atMost(1);
    String file = input.word("the name of a file");
    NumberMarks marks = marks(input);
    ReadTable read = TableFile.read(Path.of(file), marks);
    for (Check check : read.checks()) {
      host.print(
          Render.symbol(check.status())
              + " "
              + PlainText.of(check.message(MagicWording.OF_CELL))
              + "\n");
    }
    String java =
        marks == null
            ? ""
            : ", new NumberMarks(%s, %s)".formatted(sign(marks.decimal()), sign(marks.group()));
    return Outcome.of(read.table(), "Meta.read(" + MagicCall.quote(file) + java + ")");
  }

  private static String sign(char mark) {
    return mark == '\'' ? "'\\''" : "'" + mark + "'";
  }

  /** The marks that the options name; null without them. */
  private static @Nullable NumberMarks marks(MagicInput input) {
    if (!input.has("decimal") && !input.has("group")) {
      return null;
    }
    char group = input.has("group") ? mark(input, "group") : ' ';
    if (input.has("decimal")) {
      char decimal = mark(input, "decimal");
      return input.has("group") ? new NumberMarks(decimal, group) : NumberMarks.ofDecimal(decimal);
    }
    return new NumberMarks(group == '.' ? ',' : '.', group);
  }

  private static char mark(MagicInput input, String option) {
    String value = input.value(option);
    if (value.length() != 1) {
      throw MetaException.of("--%s takes one sign, not '%s'".formatted(option, value));
    }
    return value.charAt(0);
  }

  static Outcome dataset(MagicHost host, MagicInput input) {
    input.atMost(1);
    if (input.words().isEmpty()) {
      return Outcome.of(Meta.datasets(), "Meta.datasets()");
    }
    String name = input.words().get(0);
    if (isFile(name)) {
      throw MetaException.of(
          "'%s' is a file, and %%dataset loads tables that come along (%s); %%read %s reads a file"
              .formatted(name, String.join(", ", Datasets.names()), name));
    }
    return Outcome.of(Meta.dataset(name), "Meta.dataset(" + MagicCall.quote(name) + ")");
  }

  /** Whether a word ends as the names of files of tables do. */
  static boolean isFile(String word) {
    return word.matches("(?i).+\\.(csv|tsv|txt|dat|xlsx?)");
  }
}
