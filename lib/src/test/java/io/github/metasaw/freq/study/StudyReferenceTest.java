package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Coordinates of the Baujat, radial and normal quantile plots, by metafor. */
class StudyReferenceTest {

  private static final double TOLERANCE = 1e-7;

  @TestFactory
  Stream<DynamicTest> agreesWithMetafor() {
    List<DynamicTest> tests =
        Stream.of(
                "bangertdrowns2004",
                "bcg_RR",
                "hine1989_RD",
                "molloy2014_ZCOR",
                "normand1999_SMD",
                "raudenbush1985")
            .map(name -> ReferenceFile.of("metafor_uni/" + name + "_diagnostics"))
            .flatMap(StudyReferenceTest::tests)
            .toList();
    assertTrue(tests.size() >= 6, "only " + tests.size());
    return tests.stream();
  }

  private static Stream<DynamicTest> tests(ReferenceFile file) {
    Studies studies = StudyReader.of(file.table()).vi("vi").read();
    List<DynamicTest> tests = new ArrayList<>();
    for (var entry : file.root().properties()) {
      String key = entry.getKey();
      if (key.startsWith("baujat_") || key.startsWith("radial_") || key.startsWith("qqnorm_")) {
        tests.add(
            DynamicTest.dynamicTest(
                file.name() + " " + key, () -> check(studies, key, entry.getValue())));
      }
    }
    return tests.stream();
  }

  private static FrequentistFit fit(Studies studies, String method) {
    String name = method.equals("FE") ? "common" : method;
    return Meta.fit(studies, FreqOptions.defaults().withMethod(name));
  }

  private static void check(Studies studies, String key, JsonNode expected) {
    String last = key.substring(key.indexOf('_') + 1);
    switch (key.substring(0, key.indexOf('_'))) {
      case "baujat" -> {
        Baujat plot = Baujat.of(fit(studies, last));
        assertAll(expected.get("x"), plot.heterogeneity());
        assertAll(expected.get("y"), plot.influence());
      }
      case "radial" -> {
        RadialCoordinates plot = RadialCoordinates.of(fit(studies, last));
        assertAll(expected.get("x"), plot.precision());
        assertAll(expected.get("y"), plot.score());
      }
      case "qqnorm" -> {
        NormalPlot plot =
            NormalPlot.of(fit(studies, "REML"), Residual.parse(last), Envelope.defaults());
        assertAll(sorted(expected.get("x")), plot.theoretical());
        assertAll(sorted(expected.get("y")), plot.values());
      }
      default -> throw new AssertionError(key);
    }
  }

  private static double[] sorted(JsonNode values) {
    return numbers(values).sorted().toArray();
  }

  private static DoubleStream numbers(JsonNode values) {
    return IntStream.range(0, values.size()).mapToDouble(i -> values.get(i).asDouble());
  }

  private static void assertAll(JsonNode expected, double... actual) {
    assertAll(numbers(expected).toArray(), actual);
  }

  private static void assertAll(double[] expected, double... actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * Math.max(1, Math.abs(expected[i])));
    }
  }
}
