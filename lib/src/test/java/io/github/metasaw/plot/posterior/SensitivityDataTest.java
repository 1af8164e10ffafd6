package io.github.metasaw.plot.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityDataTest {

  private static double widest(SensitivityData data, int panel) {
    return data.panels().get(panel).cells().stream()
        .flatMap(List::stream)
        .mapToDouble(cell -> cell.interval().width())
        .max()
        .orElseThrow();
  }

  /** Item 000-43: the priors move mu, and hardly beta_F. */
  @Test
  void theSensitivityFigureShowsThatPriorsMatterForMuNotForBetaF() throws Exception {
    Sensitivity sensitivity =
        Sensitivity.of(Meta.studies(Meta.dataset("cdkal1")).read(), Sensitivity.Grid.lecture());
    SensitivityData data = SensitivityData.of(sensitivity);
    assertEquals(10, data.priors().size());
    assertEquals(List.of("0.1", "1", "1000"), data.psi2());
    assertTrue(widest(data, 0) > 20 * widest(data, 1));
    SensitivityData.SensitivityCell known = data.panels().get(2).cells().get(0).get(1);
    assertTrue(known.isFixed());
    assertEquals(0.25, known.median(), 1e-12);
    BayesFit l9 = sensitivity.rows().get(8).fit();
    SensitivityData.SensitivityCell cell = data.panels().get(0).cells().get(8).get(0);
    assertEquals(l9.median("mu"), cell.median());
    Figure figure = PosteriorFigures.sensitivity(sensitivity);
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    long points = SceneChecks.marks(figure.scene(), Mark.Circle.class).count();
    assertEquals(10 * 3 * 4 + 4, points, "one point per fit and panel, and four keys");
  }
}
