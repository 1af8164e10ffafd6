package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.ClusteredRows;
import io.github.metasaw.bayes.exact.IntegratedCoefficients;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of posteriors of the dispersion against finite differences. */
class StructuredTargetTest {

  /** Twelve rows with everything that a model may ask for. */
  private static final String GROUP = "yi ~ 1 + (1 | study) + meta_V(V = v)\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GROUP
            + "prior sigma = half_normal(sd = 0.3)\n"
            + "prior sd(study) = half_cauchy(0.4)\nprior mu = normal(0.2, sd = 0.5)",
        GROUP + "prior sigma^2 = gamma(2, 3)\nprior 1/sd(study)^2 = gamma(1, 0.1)",
        GROUP + "prior log(sigma) = normal(-1, sd = 1)\nprior sd(study) = uniform(0.1, 2)",
        GROUP + "prior sigma = fixed(0.2)\nprior log(sd(study)^2) = uniform(-9, 3)",
        "yi ~ year + (1 | lab/study) + meta_V(V = v)\nsigma ~ I(year - 2000)\n"
            + "prior sigma = half_normal(sd = 1)\nprior sigma:I(year - 2000) = normal(0, sd = 0.1)\n"
            + "prior sd(lab) = exponential(3)\nprior sd(lab/study) = lomax(2, 1)\n"
            + "prior year = normal(0, sd = 0.1)",
        "yi ~ 1 + (1 | study) + meta_V(V = v)\nsigma ~ type\nsd(study) ~ 1\n"
            + "prior sigma = uniform(0, 2)\nprior sigma:beta = t(4, 0, 1)\n"
            + "prior sd(study) = half_t(3, 0.5)\nprior mu = t(3, 0, 1)",
        "yi ~ 1 + (1 + w | lab) + meta_V(V = v)\nprior sigma = half_normal(sd = 1)\n"
            + "prior sd(lab:(Intercept)) = half_normal(sd = 1)\n"
            + "prior sd(lab:w) = half_normal(sd = 0.1)\nprior cor(lab) = lkj(2)",
        "yi ~ 1 + (1 + w + year | lab) + meta_V(V = v)\nsigma ~ 0\n"
            + "prior sd(lab:(Intercept)) = half_normal(sd = 1)\n"
            + "prior sd(lab:w) = half_normal(sd = 0.1)\n"
            + "prior sd(lab:year) = half_normal(sd = 0.1)",
        "mu1 = yi ~ 1 + meta_V(V = v)\nmu2 = y2 ~ type + meta_V(V = v)\nprior sigma1 = half_normal(sd = 1)\n"
            + "prior sigma2 = half_normal(sd = 1)\nprior rho12 = uniform(-0.5, 0.9)",
        "mu1 = yi ~ 1 + meta_V(V = v)\nmu2 = y2 ~ 1 + meta_V(V = v)\nsigma2 ~ I(year - 2000)\nrho12 ~ type\n"
            + "prior sigma1 = half_normal(sd = 1)\nprior sigma2 = log_normal(-1, 1)\n"
            + "prior sigma2:I(year - 2000) = normal(0, sd = 0.2)\nprior rho12:beta = normal(0, sd = 0.5)\n"
            + "prior rho12 = lkj(3)",
        "yi ~ 1 + (1 | study) + meta_V(w = w, scale = \"proportional\")\n"
            + "prior phi = half_cauchy(1)\nprior sd(study) = half_normal(sd = 1)\n"
            + "prior sigma = half_normal(sd = 1)",
      })
  void gradientIsThatOfTheDensity(String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    Studies studies = spec.read(Meta.studies(ClusteredRows.withPredictors()));
    GaussianModel model = ModelBuilder.build(spec, studies);
    ModelPriors priors =
        ModelPriors.of(
            spec.text().priors(), model.mean().parameters(), model.structure().parameters());
    StructuredCoordinates coordinates =
        new StructuredCoordinates(model.structure(), priors.parameters(), priors.dispersion(), 0.1);
    StructuredTarget target =
        new StructuredTarget(
            IntegratedCoefficients.of(model, priors.coefficients()).likelihood(), coordinates);
    RandomStream stream = Streams.of(5).chain(0);
    double[] middle = coordinates.middle();
    int n = target.size();
    for (int repeat = 0; repeat < 5; repeat++) {
      double[] z = middle.clone();
      for (int j = 0; j < n; j++) {
        z[j] += 0.7 * stream.nextGaussian();
      }
      double[] gradient = new double[n];
      target.at(z, gradient);
      for (int j = 0; j < n; j++) {
        double h = 1e-4;
        double slope =
            (8 * (moved(target, z, j, h) - moved(target, z, j, -h))
                    - (moved(target, z, j, 2 * h) - moved(target, z, j, -2 * h)))
                / (12 * h);
        assertEquals(slope, gradient[j], 1e-6 * Math.max(1, Math.abs(slope)), text + " " + j);
      }
    }
  }

  private static double moved(StructuredTarget target, double[] z, int j, double by) {
    double[] other = z.clone();
    other[j] += by;
    return target.at(other);
  }
}
