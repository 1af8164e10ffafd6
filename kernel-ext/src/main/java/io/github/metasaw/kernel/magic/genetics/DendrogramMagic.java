package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %dendrogram}: distances between studies as a tree. */
public final class DendrogramMagic extends FigureMagic {

  private static final String DENDROGRAM = "GeneticsFigures.dendrogram";

  /** Creates the magic. */
  public DendrogramMagic() {
    super(
        new Description(
            GENETICS,
            "dendrogram",
            "MANTRA_FIT | DISTANCES",
            "%dendrogram m",
            "Distances between studies as a tree, with the clusters"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(1);
    String name = line.word("the name of a MANTRA fit, or of distances");
    Object value = line.value(name);
    if (value instanceof Distances distances) {
      return drawn(Code.variable(name, distances));
    }
    if (value instanceof Table table) {
      return drawn(Code.of("Distances.of", Distances::of, Code.variable(name, table)));
    }
    return Code.of(DENDROGRAM, GeneticsFigures::dendrogram, line.variable(name, MantraFit.class));
  }

  private static Code<Figure> drawn(Code<Distances> distances) {
    return Code.of(DENDROGRAM, GeneticsFigures::dendrogram, distances);
  }
}
