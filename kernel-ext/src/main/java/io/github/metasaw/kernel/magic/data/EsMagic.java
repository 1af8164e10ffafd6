package io.github.metasaw.kernel.magic.data;

import static io.github.metasaw.kernel.magic.MagicGroup.DATA;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.CheckLines;
import io.github.metasaw.kernel.input.EffectInput;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %es}: effect sizes from raw data. */
public final class EsMagic implements Magic {

  private static final Option<String> INCLUDE =
      Option.of(
          "include",
          ValueTypes.column(),
          "true or 1 in rows to compute; others keep the yi and vi that they have");

  private static final Option<Boolean> FILL =
      Option.flag("fill", "of the rows to compute, change those only that have no yi");

  private static final List<Option<?>> OPTIONS =
      Option.join(EffectInput.OPTIONS, StudiesInput.LABEL, INCLUDE, FILL);

  @Override
  public Description description() {
    return new Description(
        DATA,
        "es",
        "[MEASURE TABLE]",
        "%es RR dat --ai tpos --bi tneg --ci cpos --di cneg --as es",
        "Effect sizes from raw data; alone, list the measures");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "%es MEASURE --help explains one measure: its inputs, formula and variances",
        "A column that bears the name of an input needs no option");
  }

  @Override
  public Optional<Sheet> topic(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(MeasureHelp.of(measure(words.get(0))));
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(2);
    if (line.words().isEmpty()) {
      return MagicResult.of(Code.of("Meta.measures", Meta.measures()));
    }
    EffectMeasure measure = measure(line.words().get(0));
    if (line.rest().isEmpty()) {
      throw MetaException.of(
          "%%es %s needs the name of a table after the measure; %%es %1$s --help explains the measure"
              .formatted(measure.id()));
    }
    Code<Table> table = line.variable(line.rest().get(0), Table.class);
    Code<EffectReader> plain = EffectInput.reader(line, table, EffectInput.MEASURE.code(measure));
    Code<EffectReader> reader =
        line.given(StudiesInput.LABEL)
            .<Code<EffectReader>>map(label -> plain.call("label", EffectReader::label, label))
            .orElse(plain);
    line.needs(FILL, INCLUDE);
    Code<EffectReader> some = line.has(INCLUDE) ? included(reader, line) : reader;
    ReadTable read = some.value().read();
    CheckLines.print(line.host(), read);
    return MagicResult.of(Code.of("Meta.effects", any -> read.table(), some));
  }

  private static Code<EffectReader> included(Code<EffectReader> reader, MagicLine line) {
    return line.has(FILL)
        ? reader.call("filling", EffectReader::filling, line.code(INCLUDE))
        : reader.call("including", EffectReader::including, line.code(INCLUDE));
  }

  private static EffectMeasure measure(String word) {
    return EffectInput.MEASURE.read(word).value();
  }
}
