package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against metafor's {@code rma(yi, vi, mods, scale)}, whose alpha models log tau2: twice ours. */
class LocationScaleReferenceTest {

  /** metafor's optimiser stops early: in units of standard errors. */
  private static final double CLOSE = 2e-3;

  /** How far metafor's search stays away from a variance of 0, times {@link #CLOSE}. */
  private static final double BARRIER = 1e-5;

  private static FrequentistFit fit(ReferenceFile file, String model, String method) {
    ModelSpec spec = ModelSpec.parse(model.replace(";", "\n"), Map.of());
    return FreqEngine.fit(
        spec,
        spec.read(StudyReader.of(file.table())),
        FreqOptions.defaults().withMethod(method).withInformation(InformationMatrix.EXPECTED));
  }

  /** Compares the mean and the log-likelihood, which is never lower, and counts coefficients. */
  private static int meanAgrees(JsonNode reference, FrequentistFit fit, String what) {
    double[] b = numbers(reference.get("b"));
    double[] se = numbers(reference.get("se"));
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[j], fit.beta()[j], CLOSE * se[j], what + j);
      assertEquals(se[j], fit.standardErrors()[j], CLOSE * se[j], what + "SE " + j);
    }
    assertTrue(fit.logLik() >= number(reference.get("logLik")) - 1e-8, what);
    assertEquals(number(reference.get("logLik")), fit.logLik(), 1e-6, what + "logLik");
    return b.length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bcg_RR | ablat | yi ~ ablat; sigma ~ ablat",
        "bcg_RR | alloc_scale | yi ~ 1; sigma ~ alloc",
        "bcg_RR | const | yi ~ ablat; sigma ~ 1",
        "raudenbush1985 | weeks3 | yi ~ 1; sigma ~ weeks3",
        "bangertdrowns2004 | ni_loc_scale | yi ~ 1; sigma ~ I(ni/100)",
      })
  void agreesAndIsNeverLower(String data, String name, String model) {
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + data + "_location_scale");
    for (String method : new String[] {"ML", "REML"}) {
      JsonNode reference = file.root().at("/results/" + name + "_" + method + "_log");
      FrequentistFit fit = fit(file, model, method);
      double[] alpha = numbers(reference.get("alpha"));
      double[] seAlpha = numbers(reference.get("se_alpha"));
      String what = data + " " + name + " " + method + " ";
      int p = meanAgrees(reference, fit, what);
      for (int j = 0; j < alpha.length; j++) {
        double ours = 2 * fit.beta()[p + j];
        assertEquals(alpha[j], ours, CLOSE * seAlpha[j], what + "alpha " + j);
        double ourSe = 2 * fit.standardErrors()[p + j];
        assertEquals(seAlpha[j], ourSe, CLOSE * seAlpha[j], what + "SE of alpha " + j);
      }
      assertEquals(number(reference.get("QE")), fit.Q(), 1e-9 * fit.Q(), what + "QE");
    }
  }

  /**
   * metafor's {@code rma(yi, vi, mods, scale, link = "identity")}. Where a variance is 0 its search
   * stays inside by a barrier and has no standard errors of alpha.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bcg_RR | ablat | yi ~ ablat; tau2 ~ ablat",
        "bcg_RR | alloc_scale | yi ~ 1; tau2 ~ alloc",
        "bcg_RR | const | yi ~ ablat; tau2 ~ 1",
        "raudenbush1985 | weeks3 | yi ~ 1; tau2 ~ weeks3",
        "raudenbush1985 | setting | yi ~ setting; tau2 ~ setting",
        "bangertdrowns2004 | ni_loc_scale | yi ~ 1; tau2 ~ I(ni/100)",
      })
  void variancesAgreeAndAreNeverLower(String data, String name, String model) {
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + data + "_location_scale");
    for (String method : new String[] {"ML", "REML"}) {
      JsonNode reference = file.root().at("/results/" + name + "_" + method + "_identity");
      FrequentistFit fit = fit(file, model, method);
      double[] alpha = numbers(reference.get("alpha"));
      double[] seAlpha = numbers(reference.get("se_alpha"));
      String what = data + " " + name + " " + method + " ";
      int p = meanAgrees(reference, fit, what);
      for (int j = 0; j < alpha.length; j++) {
        double ours = fit.beta()[p + j];
        double away = Double.isNaN(seAlpha[j]) ? Math.abs(ours) + BARRIER : seAlpha[j];
        assertEquals(alpha[j], ours, CLOSE * away, what + "alpha " + j);
        if (!Double.isNaN(seAlpha[j])) {
          double ourSe = fit.standardErrors()[p + j];
          assertEquals(seAlpha[j], ourSe, CLOSE * seAlpha[j], what + "SE of alpha " + j);
        }
      }
    }
  }
}
