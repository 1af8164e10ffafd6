package io.github.metasaw.kernel.magic.data;

import static io.github.metasaw.kernel.magic.MagicGroup.DATA;

import io.github.metasaw.data.file.NumberMarks;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.data.file.TableFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.CheckLines;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** {@code %read}: a table from a text file. */
public final class ReadMagic implements Magic {

  private static final Option<Character> DECIMAL =
      Option.of(
          "decimal",
          ValueType.of("SIGN", ReadMagic::sign, Literal::sign),
          "before the decimals, . or , (else found out)");

  private static final Option<Character> GROUP =
      Option.of(
          "group",
          ValueType.of("SIGN", ReadMagic::sign, Literal::sign),
          "between thousands, . or , or ' or a blank in quotes");

  @Override
  public Description description() {
    return new Description(
        DATA,
        "read",
        "FILE",
        "%read trials.csv --as dat",
        "A table of your own, from a text file as spreadsheets write it");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DECIMAL, GROUP);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Separators, decimal point or comma, and the character encoding are found out; save a workbook as CSV first");
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    String file = line.word("the name of a file");
    NumberMarks marks = marks(line);
    ReadTable read = TableFile.read(FileNames.code(file).value(), marks);
    CheckLines.print(line.host(), read);
    Code<String> name = Literal.text(file);
    if (marks == null) {
      return MagicResult.of(Code.of("Meta.read", any -> read.table(), name));
    }
    Code<NumberMarks> signs =
        Code.of(
            "new NumberMarks",
            NumberMarks::new,
            Literal.sign(marks.decimal()),
            Literal.sign(marks.group()));
    return MagicResult.of(Code.of("Meta.read", (any, same) -> read.table(), name, signs));
  }

  private static char sign(String option, String text) {
    if (text.length() != 1) {
      throw MetaException.of("--%s takes one sign, not '%s'".formatted(option, text));
    }
    return text.charAt(0);
  }

  /** The marks that the options name; null without them. */
  private static @Nullable NumberMarks marks(MagicLine line) {
    Optional<Character> decimal = line.find(DECIMAL);
    Optional<Character> group = line.find(GROUP);
    if (decimal.isPresent() && group.isPresent()) {
      return new NumberMarks(decimal.get(), group.get());
    }
    return decimal
        .map(NumberMarks::ofDecimal)
        .or(() -> group.map(NumberMarks::ofGroup))
        .orElse(null);
  }
}
