package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %strip}: single observations by group. */
public final class StripMagic implements Magic {

  private static final Option<String> VALUE =
      Option.of("value", ValueType.column(), "what was observed, a number");

  private static final Option<String> GROUP =
      Option.of("group", ValueType.column(), "groups, side by side; numbers in order");

  private static final Option<String> PANEL =
      Option.of("panel", ValueType.column(), "studies, one panel each; without it, one panel");

  @Override
  public Description description() {
    return ESTIMANDS.magic(
        "strip",
        "TABLE",
        "%strip people --value trait --group copies --panel study",
        "Single observations by group, one panel per study");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(VALUE, GROUP, PANEL, FigureOptions.SAVE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table of observations");
    return MagicResult.of(
        Code.of(
            "Figures.strip",
            Figures::strip,
            table,
            column(line, VALUE, table.value()),
            column(line, GROUP, table.value()),
            line.given(PANEL).orElseGet(() -> Code.text(""))));
  }

  private static Code<String> column(MagicLine line, Option<String> option, Table table) {
    return line.given(option)
        .orElseThrow(
            () ->
                MetaException.of(
                    "%%strip needs %s; Columns: %s"
                        .formatted(option, String.join(", ", table.columnNames()))));
  }
}
