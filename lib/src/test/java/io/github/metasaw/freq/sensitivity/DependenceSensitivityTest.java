package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.ModelSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DependenceSensitivityTest {

  private static DependenceSensitivity schools(String model, Double... rho) {
    StudyReader reader = Meta.studies(Dataset.KONSTANTOPOULOS2011.table());
    return DependenceSensitivity.compute(
        reader, "district", List.of(rho), ModelSpec.parse(model, Map.of()), FreqOptions.defaults());
  }

  /**
   * vcalc(vi, cluster = district, obs = school, rho = rho), rma.mv(yi, V, random = ~ 1 |
   * district/school), robust(clubSandwich = TRUE): rho, b, se, robust se, df, bounds, variances,
   * I2.
   */
  @Test
  void metaforAndClubSandwichAgree() {
    double[][] theirs = {
      {
        0,
        0.1847131637,
        0.08455591875,
        0.08445799543,
        9.863156233,
        -0.003825483517,
        0.3732518109,
        0.03273651703,
        0.06506194429,
        0.9518731372
      },
      {
        0.3,
        0.1889185114,
        0.08553624706,
        0.08549375727,
        9.686869133,
        -0.002411427312,
        0.3802484501,
        0.04003244529,
        0.06055939094,
        0.9645042541
      },
      {
        0.6,
        0.1910110109,
        0.08640010077,
        0.08639476698,
        9.499461281,
        -0.002872299994,
        0.3848943218,
        0.04807388307,
        0.05633008628,
        0.9797173235
      },
      {
        0.9,
        0.1912403527,
        0.08707372825,
        0.08709010696,
        9.310137639,
        -0.004775274289,
        0.3872559797,
        0.05763447108,
        0.05188270024,
        0.9950208526
      }
    };
    String[] columns = {
      "rho",
      "estimate",
      "se",
      "robustSe",
      "robustDf",
      "robustLower",
      "robustUpper",
      "tau2(sigma)",
      "tau2(district)",
      "I2"
    };
    Table table = schools(ModelSpec.hierarchicalText("yi", "district"), 0.0, 0.3, 0.6, 0.9).table();
    for (int i = 0; i < theirs.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        assertEquals(
            theirs[i][j],
            table.doubleColumn(columns[j]).getDouble(i),
            2e-5 * Math.max(0.1, theirs[i][j]),
            columns[j]);
      }
    }
  }

  @Test
  void aModelWithModeratorsHasARowForEachCoefficient() {
    DependenceSensitivity sensitivity = schools("yi ~ year + (1 | district)", 0.2, 0.7);
    Table table = sensitivity.table();
    assertEquals(4, table.rowCount());
    assertEquals(
        List.of("(Intercept)", "year", "(Intercept)", "year"), table.stringColumn("term").asList());
    assertEquals(
        sensitivity.fits().get(1).beta()[1], table.doubleColumn("estimate").getDouble(3), 0);
    assertEquals(List.of(0.2, 0.7), sensitivity.rho());
    assertEquals("district", sensitivity.cluster());
  }

  @Test
  void oneCorrelationOrAnImpossibleOneIsRefused() {
    assertThrows(MetaException.class, () -> schools("yi ~ 1 + (1 | district)", 0.5));
    assertThrows(MetaException.class, () -> schools("yi ~ 1 + (1 | district)", 0.5, 1.5));
  }
}
