package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.statement.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class VarianceLinesTest {

  private static FrequentistFit fit(String group) {
    Table table = Meta.dataset("bcg");
    table.column("alloc").setName(group);
    return Meta.fit(table, "yi ~ 1 + (1 | " + group + ") + meta_V(V = vi)");
  }

  /** The name a user chooses changes no word around it. */
  @Test
  void aGroupCalledSigmaIsAGroup() {
    List<String> plain = VarianceLines.of(fit("lab"));
    List<String> odd = VarianceLines.of(fit("sigma_lab"));
    assertEquals(plain.stream().map(line -> line.replace("lab", "sigma_lab")).toList(), odd);
    assertTrue(odd.stream().anyMatch(line -> line.startsWith("SD of sigma_lab: ")), odd + "");
  }

  @Test
  void sourcesAddUpToTheHeterogeneityOfEachRow() {
    FrequentistFit fit = fit("lab");
    List<VarianceSource> sources = fit.varianceSources();
    assertEquals(List.of(true, false), sources.stream().map(VarianceSource::isOfRows).toList());
    Table rows = fit.variances();
    for (int i = 0; i < 13; i++) {
      double sum = sources.get(0).byRow()[i] + sources.get(1).byRow()[i];
      double known = rows.doubleColumn("knownVariance").getDouble(i);
      assertEquals(rows.doubleColumn("totalVariance").getDouble(i), known + sum, 1e-12);
    }
    assertEquals("lab", sources.get(1).group());
    VarianceSource.Effect effect = sources.get(1).effects().get(0);
    String sd = Numbers.of(effect.sd());
    assertTrue(VarianceLines.of(fit).stream().anyMatch(line -> line.contains("SD of lab: " + sd)));
  }

  @Test
  void aSigmaThatVariesIsGivenByItsRange() {
    Table table = Meta.dataset("bcg");
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)\nsigma ~ ablat");
    String line = VarianceLines.of(fit).get(1);
    double[] sigma = fit.sigma();
    assertTrue(line.startsWith("extra heterogeneity SD (sigma): mean "), line);
    assertTrue(
        line.contains("to " + Numbers.of(java.util.Arrays.stream(sigma).max().orElse(0))), line);
  }

  @Test
  void groupsOfOneOutcomeKeepTheirNameAfterItsPrefix() {
    VarianceSource source =
        new VarianceSource(
            "mu2:study",
            false,
            2,
            new double[] {0, 0.25},
            List.of(new VarianceSource.Effect("mu2:study", 0.25)));
    assertEquals("study", source.group());
    assertEquals(0.5, source.effects().get(0).sd());
  }
}
