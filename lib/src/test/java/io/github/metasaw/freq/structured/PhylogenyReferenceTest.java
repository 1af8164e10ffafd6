package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Offspring size and number of 120 species (Lim and others 2014) with their phylogeny. */
class PhylogenyReferenceTest {

  private static final ReferenceFile LIM = ReferenceFile.of("metafor_mv/lim2014");
  private static final String MODEL =
      "yi ~ 1 + (1 | article) + (1 | species) + (1 | species, R = A) + meta_V(V = vi)";

  private static List<String> tips() {
    List<String> out = new ArrayList<>();
    LIM.root().get("tips").forEach(tip -> out.add(tip.asText()));
    return out;
  }

  /** Grafen's branch lengths: the height of a node is (tips below it - 1)/(all tips - 1). */
  private static LevelMatrix relationship() {
    List<String> tips = tips();
    int n = tips.size();
    int[] parent = new int[LIM.root().get("parent").size() + 1];
    int[] below = new int[parent.length];
    for (int node = 1; node < parent.length; node++) {
      parent[node] = LIM.root().get("parent").get(node - 1).asInt();
    }
    for (int tip = 1; tip <= n; tip++) {
      for (int node = tip; node > 0; node = parent[node]) {
        below[node]++;
      }
    }
    double[][] a = new double[n][n];
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= n; j++) {
        List<Integer> above = new ArrayList<>();
        for (int node = i; node > 0; node = parent[node]) {
          above.add(node);
        }
        int common = j;
        while (!above.contains(common)) {
          common = parent[common];
        }
        a[i - 1][j - 1] = i == j ? 1 : 1 - (below[common] - 1) / (n - 1.0);
      }
    }
    return LevelMatrix.of(tips, a);
  }

  private static FrequentistFit fit(StudyReader reader, String model, String method) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return FreqEngine.fit(spec, spec.read(reader), FreqOptions.defaults().withMethod(method));
  }

  private static FrequentistFit fit(String model, String method) {
    return fit(StudyReader.of(LIM.table()).matrix("A", relationship()), model, method);
  }

  /** sigma is metafor's effect of the row, which is there without being written. */
  @ParameterizedTest
  @ValueSource(strings = {"REML", "ML"})
  void theFitAgrees(String method) {
    JsonNode theirs = LIM.root().get("fits").get(method);
    FrequentistFit fit = fit(MODEL, method);
    double se = number(theirs.get("se"));
    assertEquals(number(theirs.get("beta")), fit.estimate(), 1e-4 * se);
    assertEquals(se, fit.se(), 1e-4 * se);
    assertTrue(fit.logLik() >= number(theirs.get("logLik")) - 1e-9);
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-6);
    double[] sigma2 = numbers(theirs.get("sigma2"));
    double[] variances = fit.components().doubleColumn("variance").asDoubleArray();
    assertEquals(
        List.of("sigma", "article", "species", "species:A"),
        fit.components().stringColumn("component").asList());
    assertClose(sigma2[1], variances[0], 1e-3, "effect");
    assertClose(sigma2[0], variances[1], 1e-4, "article");
    assertEquals(sigma2[2], variances[2], 1e-6);
    assertClose(sigma2[3], variances[3], 1e-3, "phylogeny");
  }

  @Test
  void predictionsOfSpeciesAgree() {
    JsonNode theirs = LIM.root().at("/fits/REML/phylo");
    Table effects = fit(MODEL, "REML").groupEffects();
    effects = effects.where(effects.stringColumn("group").isEqualTo("species:A"));
    for (int g = 0; g < theirs.get("level").size(); g++) {
      int row = effects.stringColumn("level").asList().indexOf(theirs.at("/level/" + g).asText());
      double estimate = numbers(theirs.get("intrcpt"))[g];
      assertEquals(estimate, effects.doubleColumn("estimate").getDouble(row), 1e-4);
      double se = numbers(theirs.get("se"))[g];
      assertEquals(se, effects.doubleColumn("se").getDouble(row), 1e-4);
    }
  }

  @Test
  void theProfileIntervalAgrees() {
    double[] theirs = numbers(LIM.root().at("/fits/REML/sigma_ci"));
    Table interval = fit(MODEL, "REML").confidence("profile", "sd(species:A)");
    assertEquals(theirs[0], interval.doubleColumn("lower").getDouble(0), 1e-3);
    assertEquals(theirs[1], interval.doubleColumn("upper").getDouble(0), 1e-3);
  }

  /** A covariance says the same as its correlations, and the order of its rows nothing. */
  @Test
  void theScaleAndOrderOfTheMatrixDoNotMatter() {
    LevelMatrix a = relationship();
    List<String> order = new ArrayList<>(a.names());
    Collections.reverse(order);
    double[] values = a.select(order, "");
    int n = order.size();
    double[][] scaled = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[i][j] = 7 * values[i * n + j];
      }
    }
    StudyReader reader = StudyReader.of(LIM.table());
    String model = "yi ~ 1 + (1 | species, R = A) + meta_V(V = vi)";
    assertEquals(
        fit(reader.matrix("A", a), model, "REML").logLik(),
        fit(reader.matrix("A", LevelMatrix.of(order, scaled)), model, "REML").logLik(),
        1e-9);
  }

  @Test
  void aSpeciesThatTheMatrixDoesNotHaveIsNamed() {
    LevelMatrix few = LevelMatrix.of(List.of("Sceloporus_virginatus"), new double[][] {{1}});
    StudyReader reader = StudyReader.of(LIM.table()).matrix("A", few);
    String message =
        assertThrows(MetaException.class, () -> fit(reader, MODEL, "REML")).getMessage();
    assertTrue(message.contains("no level 'Sceloporus_virgatus' among the rows of A"), message);
    assertTrue(message.contains("did you mean 'Sceloporus_virginatus'?"), message);
  }
}
