package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %labbe}: risks of two groups, one against the other. */
public final class LabbeMagic extends FigureMagic {

  private static final String LABBE = "Figures.labbe";

  /** Creates the magic. */
  public LabbeMagic() {
    super(
        new Description(
            LOOK,
            "labbe",
            "FIT | TABLE",
            "%labbe es",
            "Risks of two groups, one against the other (L'Abbé plot)"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(1);
    String name = line.word("the name of a fit, or of a table of effect sizes");
    if (line.value(name) instanceof Table table) {
      Code<Studies> studies =
          Code.of("Meta.studies", Meta::studies, Code.variable(name, table))
              .call("named", StudyReader::named, Literal.text(name))
              .call("read", StudyReader::read);
      return Code.<Studies, Figure>of(LABBE, Figures::labbe, studies);
    }
    return Code.<PooledFit, Figure>of(LABBE, Figures::labbe, line.variable(name, PooledFit.class));
  }
}
