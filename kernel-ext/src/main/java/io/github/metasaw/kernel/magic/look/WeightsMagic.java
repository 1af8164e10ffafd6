package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.SavedFile;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.report.Render;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %weights}: shares of the studies in the pooled effect. */
public final class WeightsMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "weights",
        "FIT...",
        "%weights common random",
        "Share of each study in the pooled effect");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public MagicResult run(MagicLine line) {
    List<Code<Fit>> fits = line.variables(Fit.class, "the name of a fit");
    if (fits.size() == 1) {
      MagicResult one =
          MagicResult.of(Code.of("Render.weightsTable", Render::weightsTable, fits.get(0)));
      return SavedFile.isFigure(line) ? one.withFigure(figure(fits)) : one;
    }
    return MagicResult.of(
            Code.of(
                "Render.weightsTable",
                Render::weightsTable,
                Literal.texts(line.words()),
                Literal.list(fits)))
        .withFigure(figure(fits));
  }

  private static Code<Figure> figure(List<Code<Fit>> fits) {
    return Code.ofAll("Figures.weights", all -> Figures.weights(all.toArray(new Fit[0])), fits);
  }
}
