package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Simulated data with known truth: estimates of what moderates an SD between studies, or the
 * correlation of two outcomes, and how often 95 % intervals hold it.
 */
@Tag("slow")
class DispersionCoverageTest {

  private static final int REPEATS = 2000;
  private static final Map<String, List<String>> LEVELS =
      Map.of("habitat", List.of("grassland", "forest"));

  /** What a term was in truth, and what its intervals did. */
  private static final class Record {
    final String term;
    final double truth;
    double sum;
    double squares;
    int wald;
    int profile;

    Record(String term, double truth) {
      this.term = term;
      this.truth = truth;
    }

    void see(FrequentistFit fit) {
      double error = fit.beta()[fit.terms().indexOf(term)] - truth;
      sum += error;
      squares += error * error;
      wald += holds(fit.confidence("wald", term)) ? 1 : 0;
      if (term.contains(":")) {
        profile += holds(fit.confidence("profile", term)) ? 1 : 0;
      }
    }

    private boolean holds(Table interval) {
      return interval.doubleColumn("lower").getDouble(0) <= truth
          && truth <= interval.doubleColumn("upper").getDouble(0);
    }

    double bias() {
      return sum / REPEATS;
    }

    double spread() {
      return Math.sqrt(squares / REPEATS - bias() * bias());
    }
  }

  private static void simulate(Function<Random, FrequentistFit> world, List<Record> records) {
    Random random = new Random(20);
    for (int r = 0; r < REPEATS; r++) {
      FrequentistFit fit = world.apply(random);
      records.forEach(record -> record.see(fit));
    }
    double error = Math.sqrt(0.95 * 0.05 / REPEATS);
    for (Record record : records) {
      boolean profiled = record.term.contains(":");
      System.out.printf(
          "%s = %.3f: bias %.4f (MC %.4f), SD %.3f; 95 %% intervals hold it in %.4f (Wald)%s (MC %.4f)%n",
          record.term,
          record.truth,
          record.bias(),
          record.spread() / Math.sqrt(REPEATS),
          record.spread(),
          (double) record.wald / REPEATS,
          profiled ? " and %.4f (profile)".formatted((double) record.profile / REPEATS) : "",
          error);
      // The logarithm of an SD is estimated a little low, as every concave function of a variance.
      assertEquals(0, record.bias(), 0.25 * record.spread(), record.term);
      assertEquals(0.95, (double) record.wald / REPEATS, 4 * error + 0.01, record.term);
      if (profiled) {
        assertEquals(0.95, (double) record.profile / REPEATS, 4 * error + 0.01, record.term);
      }
    }
  }

  /** 60 studies of 4 rows, more apart in forests; by REML. */
  @Test
  void sdOfStudiesByHabitat() {
    double[] sd = {0.3, 0.5};
    int studies = 60;
    int rows = 4;
    simulate(
        random -> {
          Table data = table();
          DoubleColumn yi = DoubleColumn.create("yi");
          DoubleColumn vi = DoubleColumn.create("vi");
          for (int g = 0; g < studies; g++) {
            double effect = sd[g % 2] * random.nextGaussian();
            for (int i = 0; i < rows; i++) {
              double v = 0.01 + 0.05 * random.nextDouble();
              data.stringColumn("study").append("s" + g);
              data.stringColumn("habitat").append(g % 2 == 0 ? "grassland" : "forest");
              vi.append(v);
              yi.append(
                  0.2 + 0.3 * (g % 2) + effect + Math.sqrt(v + 0.2 * 0.2) * random.nextGaussian());
            }
          }
          return Meta.fit(
              Meta.studies(data.addColumns(yi, vi)),
              "yi ~ habitat + (1 | study) + meta_V(V = vi)\nsigma ~ 1\nsd(study) ~ habitat",
              LEVELS,
              FreqOptions.defaults());
        },
        List.of(
            new Record("habitatforest", 0.3),
            new Record("sigma:(Intercept)", Math.log(0.2)),
            new Record("sd(study):(Intercept)", Math.log(sd[0])),
            new Record("sd(study):habitatforest", Math.log(sd[1] / sd[0]))));
  }

  /** 120 studies of two outcomes, whose heterogeneity is more alike in forests; by ML. */
  @Test
  void correlationOfOutcomesByHabitat() {
    double[] z = {0.2, 0.8};
    int n = 120;
    simulate(
        random -> {
          Table data = table();
          DoubleColumn y1 = DoubleColumn.create("y1");
          DoubleColumn y2 = DoubleColumn.create("y2");
          double[] v1 = new double[n];
          double[] v2 = new double[n];
          for (int g = 0; g < n; g++) {
            data.stringColumn("study").append("s" + g);
            data.stringColumn("habitat").append(g % 2 == 0 ? "grassland" : "forest");
            v1[g] = 0.01 + 0.05 * random.nextDouble();
            v2[g] = 0.01 + 0.05 * random.nextDouble();
            double[] own = pair(random, 0.4, 0.3, Math.tanh(z[g % 2]));
            double[] error = pair(random, Math.sqrt(v1[g]), Math.sqrt(v2[g]), 0.3);
            y1.append(0.2 + own[0] + error[0]);
            y2.append(-0.1 + own[1] + error[1]);
          }
          return Meta.fit(
              Meta.studies(data.addColumns(y1, y2)).V(KnownV.bivariate(v1, v2, 0.3)),
              "mu1 = y1 ~ 1\nmu2 = y2 ~ 1\nsigma1 ~ 1\nsigma2 ~ 1\nrho12 ~ habitat",
              LEVELS,
              FreqOptions.defaults().withMethod("ML"));
        },
        List.of(
            new Record("sigma1:(Intercept)", Math.log(0.4)),
            new Record("rho12:(Intercept)", z[0]),
            new Record("rho12:habitatforest", z[1] - z[0])));
  }

  private static Table table() {
    return Table.create("dat", StringColumn.create("study"), StringColumn.create("habitat"));
  }

  /** Two normal numbers of given SDs and correlation. */
  private static double[] pair(Random random, double first, double second, double correlation) {
    double a = random.nextGaussian();
    double b = correlation * a + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    return new double[] {first * a, second * b};
  }
}
