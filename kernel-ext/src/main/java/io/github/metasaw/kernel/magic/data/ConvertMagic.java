package io.github.metasaw.kernel.magic.data;

import static io.github.metasaw.kernel.magic.MagicGroup.DATA;

import io.github.metasaw.data.conversion.Conversion;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.CheckLines;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %convert}: what studies do not report, from what they do. */
public final class ConvertMagic implements Magic {

  private static final Option<String> COLUMN =
      Option.of(
              "column",
              ValueTypes.text("QUANTITY=COLUMN"),
              "a column whose name is not that of its quantity; may be repeated")
          .repeatable();

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "confidence of reported intervals")
          .withDefault(() -> 0.95);

  @Override
  public Description description() {
    return new Description(
        DATA,
        "convert",
        "TABLE",
        "%convert trials --column median1i=med --as trials2",
        "Means, SDs, events and standard errors that studies do not report");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(COLUMN, LEVEL);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "QUANTITY: " + String.join(", ", Conversion.quantities()),
        "Nothing that is reported is changed; the column '%s' names the cells filled and the formula"
            .formatted(Conversion.MARKS));
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table");
    Code<Conversion> conversion =
        Code.of("Conversion.of", Conversion::of, table)
            .call("named", Conversion::named, Literal.text(table.java()));
    for (String given : line.all(COLUMN)) {
      conversion = column(conversion, given);
    }
    if (line.has(LEVEL)) {
      conversion = conversion.call("withLevel", Conversion::withLevel, line.code(LEVEL));
    }
    Code<ReadTable> read = conversion.call("convert", Conversion::convert);
    CheckLines.print(line.host(), read.value());
    return MagicResult.of(read.call("table", ReadTable::table));
  }

  private static Code<Conversion> column(Code<Conversion> conversion, String given) {
    int equals = given.indexOf('=');
    if (equals <= 0) {
      throw MetaException.of(
          "--column takes QUANTITY=COLUMN, as in --column median1i=med, not '" + given + "'");
    }
    return conversion.call(
        "column",
        Conversion::column,
        Literal.text(given.substring(0, equals).strip()),
        Literal.text(given.substring(equals + 1).strip()));
  }
}
