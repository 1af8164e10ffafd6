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
import io.github.metasaw.kernel.option.Settings;
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

  private static final Settings<Conversion> SETTINGS =
      Settings.<Conversion>none()
          .set(
              Option.of(
                      "level",
                      ValueTypes.number("VALUE").within(Range.PROBABILITY),
                      "confidence level of reported intervals")
                  .withDefault(() -> 0.95),
              "withLevel",
              Conversion::withLevel)
          .set(
              Option.of(
                  "correlation",
                  ValueTypes.number("VALUE").within(new Range(-1, 1, false)),
                  "within-person correlation (before and after, or under both conditions) of studies that report none"),
              "withCorrelation",
              Conversion::withCorrelation)
          .set(
              Option.of(
                  "icc",
                  ValueTypes.number("VALUE").within(new Range(0, 1, false)),
                  "intracluster correlation of cluster-randomised trials that report none"),
              "withIcc",
              Conversion::withIcc)
          .when(
              Option.flag(
                  "yates", "chi-square statistics include Yates's correction for continuity"),
              "withYates",
              Conversion::withYates)
          .set(
              Option.of(
                  "combine",
                  ValueTypes.columns("COLUMN,COLUMN"),
                  "combine rows with the same values in these columns: arms or subgroups become one group"),
              "withCombined",
              Conversion::withCombined)
          .set(
              Option.of(
                  "share",
                  ValueTypes.columns("COLUMN,COLUMN"),
                  "split the group shared by rows with the same values in these columns, such as a control"),
              "withShared",
              Conversion::withShared);

  @Override
  public Description description() {
    return new Description(
        DATA,
        "convert",
        "TABLE",
        "%convert trials --column median1i=med --as trials2",
        "Recover raw data that studies do not report; adjust cluster, crossover and multi-arm trials");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(COLUMN), SETTINGS.options());
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Groups: m1i sd1i n1i from se1i, lower1i and upper1i, quantiles (min1i q11i median1i q31i max1i), or ti fi pi of both",
        "Change from baseline: mpre1i sdpre1i mpost1i sdpost1i with the correlation r1i or --correlation",
        "2 x 2 tables: ai and ci from percent1i and percent2i, or from n1i, n2i (or ni), eventsi (total of both groups) and chi2i (negative if group 1 has fewer events than expected) or ori",
        "Estimates: sei from yi and loweri and upperi, zi or pi",
        "Crossover and paired trials: yi and sei from m1i sd1i m2i sd2i ni and ri or --correlation; sei from unpairedi, the standard error of an unpaired analysis",
        "Cluster trials: with clusteri, the average cluster size, and icci or --icc, counts and sizes are divided by the design effect; leave clusteri empty if the analysis already allowed for clustering",
        "QUANTITY: " + String.join(", ", Conversion.quantities()),
        "Reported values are not changed except in cluster trials and by --combine and --share; the column '%s' lists the cells filled or changed, with the formula"
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
    Code<ReadTable> read = SETTINGS.apply(conversion, line).call("convert", Conversion::convert);
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
