package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %strip}: single observations by group. */
public final class StripMagic extends FigureMagic {

  private static final Option<String> VALUE =
      Option.of("value", ValueTypes.column(), "what was observed, a number");

  private static final Option<String> GROUP =
      Option.of("group", ValueTypes.column(), "groups, side by side; numbers in order");

  private static final Option<String> PANEL =
      Option.of("panel", ValueTypes.column(), "studies, one panel each; without it, one panel");

  /** Creates the magic. */
  public StripMagic() {
    super(
        new Description(
            ESTIMANDS,
            "strip",
            "TABLE",
            "%strip people --value trait --group copies --panel study",
            "Single observations by group, one panel per study"),
        List.of(VALUE, GROUP, PANEL));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table of observations");
    return Code.of(
        "RegressionFigures.strip",
        RegressionFigures::strip,
        table,
        column(line, VALUE, table.value()),
        column(line, GROUP, table.value()),
        line.given(PANEL).orElseGet(() -> Literal.text("")));
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
