package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class GoshTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read());

  @ParameterizedTest
  @ValueSource(strings = {"normand1999_SMD", "hine1989_RD"})
  void agreesWithMetaforOnAllSubsets(String name) {
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + name + "_gosh_permutest");
    FrequentistFit fit =
        Meta.fit(
            StudyReader.of(file.table()).vi("vi").read(), FreqOptions.defaults().withMethod("DL"));
    Gosh gosh = Gosh.of(fit);
    JsonNode r = file.root().get("gosh_DL_all_subsets");
    assertTrue(gosh.isExhaustive());
    assertEquals(r.get("n_subsets").asInt(), gosh.count());
    Table table = gosh.table();
    r.get("mean")
        .properties()
        .forEach(
            entry -> {
              if (table.containsColumn(column(entry.getKey()))) {
                double[] values = table.numberColumn(column(entry.getKey())).asDoubleArray();
                double scale = entry.getKey().equals("I2") ? 100 : 1;
                double mean = Arrays.stream(values).average().orElseThrow() * scale;
                double expected = entry.getValue().asDouble();
                assertEquals(expected, mean, 1e-9 * Math.abs(expected) + 1e-12, entry.getKey());
              }
            });
  }

  private static String column(String theirs) {
    return theirs.equals("QE") ? "Q" : theirs;
  }

  @Test
  void fitsEachSubsetAsTheStudiesAlone() {
    Gosh gosh = Gosh.of(FIT);
    assertEquals(255, gosh.count());
    int subset = 0b10110101 - 1;
    int[] rows = {0, 2, 4, 5, 7};
    for (int i = 0; i < 8; i++) {
      assertEquals(Arrays.binarySearch(rows, i) >= 0, gosh.includes(subset, i));
    }
    FrequentistFit alone = Meta.fit(FIT.studies().select(rows));
    assertEquals(alone.estimate(), gosh.estimates()[subset], 1e-12);
    assertEquals(alone.tau2(), gosh.table().doubleColumn("tau2").get(subset), 1e-9);
  }

  @Test
  void repeatsASampleOfASeed() {
    Gosh one = Gosh.sampled(FIT, 100, 3);
    assertFalse(one.isExhaustive());
    assertArrayEquals(one.estimates(), Gosh.sampled(FIT, 100, 3).estimates());
    assertFalse(Arrays.equals(one.estimates(), Gosh.sampled(FIT, 100, 4).estimates()));
    double share = 0;
    for (int i = 0; i < 100; i++) {
      share += one.includes(i, 0) ? 0.01 : 0;
    }
    assertEquals(0.5, share, 0.2);
  }

  /** More than 64 studies need more than one word for a subset. */
  @Test
  void drawsSubsetsOfManyStudies() {
    FrequentistFit many = Meta.fit(Meta.studies(SmallStudies.of(150)).read());
    Gosh gosh = Gosh.sampled(many, 300, 1);
    double[] k = gosh.table().numberColumn("k").asDoubleArray();
    assertEquals(75, Arrays.stream(k).average().orElseThrow(), 2);
    for (int i = 0; i < 300; i++) {
      int size = 0;
      for (int j = 0; j < 150; j++) {
        size += gosh.includes(i, j) ? 1 : 0;
      }
      assertEquals(k[i], size);
    }
  }

  @Test
  void refusesWhatHasNoSubsets() {
    assertThrows(MetaException.class, () -> Gosh.sampled(FIT, 0, 1));
    FrequentistFit one = Meta.fit(FIT.studies().select(0));
    assertThrows(MetaException.class, () -> Gosh.of(one));
  }
}
