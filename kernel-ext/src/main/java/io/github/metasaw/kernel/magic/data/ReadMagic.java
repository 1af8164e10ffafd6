package io.github.metasaw.kernel.magic.data;

import static io.github.metasaw.kernel.magic.MagicGroup.DATA;

import io.github.metasaw.data.file.ReadOptions;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.data.revman.DataFile;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.CheckLines;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %read}: a table from a file. */
public final class ReadMagic implements Magic {

  private static final Settings<ReadOptions> SETTINGS =
      Settings.<ReadOptions>none()
          .set(
              Option.of(
                  "decimal",
                  ValueTypes.text("SIGN"),
                  "before the decimals, . or , (else found out)"),
              "withDecimal",
              ReadOptions::withDecimal)
          .set(
              Option.of(
                  "group",
                  ValueTypes.text("SIGN"),
                  "between thousands, . or , or ' or a blank in quotes"),
              "withGroup",
              ReadOptions::withGroup)
          .set(
              Option.of(
                  "sheet",
                  ValueTypes.text("NAME|NUMBER"),
                  "sheet of a workbook (else the first that is not hidden)"),
              "withSheet",
              ReadOptions::withSheet)
          .set(
              Option.of(
                  "outcome",
                  ValueTypes.text("NUMBER|NAME"),
                  "outcome of a review of RevMan, as 1.2; without it the error lists them"),
              "withOutcome",
              ReadOptions::withOutcome);

  @Override
  public Description description() {
    return new Description(
        DATA,
        "read",
        "FILE",
        "%read trials.csv --as dat",
        "A table of your own, from a text file, a workbook (xlsx) or a review of RevMan (rm5, csv)");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return SETTINGS.options();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Separators, decimal point or comma, the line of names, and the character encoding are found out");
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    String file = line.word("the name of a file");
    Code<ReadOptions> defaults = Code.of("ReadOptions.defaults", ReadOptions.defaults());
    Code<ReadOptions> options = SETTINGS.apply(defaults, line);
    ReadTable read = DataFile.read(FileNames.code(file).value(), options.value());
    CheckLines.print(line.host(), read);
    Code<String> name = Literal.text(file);
    return MagicResult.of(
        options.equals(defaults)
            ? Code.of("Meta.read", any -> read.table(), name)
            : Code.of("Meta.read", (any, same) -> read.table(), name, options));
  }
}
