package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class AverageInformationTest {

  /** One variance: M_t = 2 sigma^2 I by log sigma, so the average is 2 sigma^4 y'PPPy. */
  @Test
  void withOneVarianceItIsAThirdPowerOfP() {
    double[] yi = {0.1, 1.9, 0.4, -0.8, 2.3};
    double[] vi = {0.05, 0.4, 0.1, 0.9, 0.2};
    Table table = Table.create("dat", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    Studies studies = Meta.studies(table).read();
    GaussianModel model = GaussianModel.of(studies, Design.intercept(5));
    GaussianLikelihood likelihood =
        new GaussianLikelihood(yi, model.mean().x(), 1, model.structure(), true, null);
    double tau2 = 0.49;
    likelihood.at(new double[] {Math.log(0.7)});
    double[] py = likelihood.mean().project(yi);
    double[] ppy = likelihood.mean().project(py);
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += py[i] * ppy[i];
    }
    assertEquals(2 * tau2 * tau2 * sum, likelihood.information()[0], 1e-10);
  }
}
