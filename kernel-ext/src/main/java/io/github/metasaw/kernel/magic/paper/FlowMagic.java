package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.ReviewFigures;
import io.github.metasaw.review.FlowCounts;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %flow}: the PRISMA 2020 flow diagram. */
public final class FlowMagic extends FigureMagic {

  /** Creates the magic. */
  public FlowMagic() {
    super(
        new Description(
            PAPER,
            "flow",
            "TABLE",
            "%flow counts",
            "PRISMA 2020 flow diagram, of a table with a column of items and one of numbers"),
        List.of());
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Items: databases, registers, duplicates, automation, removed, screened, excluded, sought,"
            + " not retrieved, assessed, \"excluded: REASON\", studies, reports. What follows from"
            + " the others may be left out.");
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table of counts");
    Code<FlowCounts> flow = Code.of("FlowCounts.of", FlowCounts::of, table);
    return Code.of("ReviewFigures.flow", ReviewFigures::flow, flow);
  }
}
