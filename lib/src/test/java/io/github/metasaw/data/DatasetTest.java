package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

/** Published tables are complete: fits of them agree with metafor 5.1. */
class DatasetTest {

  @ParameterizedTest
  @EnumSource(Dataset.class)
  void rowsAreAsListed(Dataset dataset) {
    if (dataset.isHere()) {
      int row = dataset.ordinal();
      assertEquals(dataset.table().rowCount(), Dataset.list().intColumn("rows").get(row));
      assertEquals(dataset.id(), dataset.table().name());
    }
  }

  @Test
  void responseRatiosOfCurtis() {
    Table effects = Meta.effects(Meta.dataset("curtis1998"), EffectMeasure.ROM);
    assertEquals(0.550192142279089, effects.doubleColumn("yi").get(0), 1e-13);
    assertEquals(0.147039660205242, effects.doubleColumn("yi").get(1), 1e-13);
    // R stops its search at 1e-5 of tau2.
    assertEquals(0.25396226587550752, Meta.fit(Meta.studies(effects).read()).estimate(), 2e-6);
  }

  /** Two trials without responders drop out, as in R. */
  @Test
  void riskRatiosOfLinde() {
    Table effects = Meta.effects(Meta.dataset("linde2005"), EffectMeasure.RR);
    FrequentistFit fit =
        Meta.fit(Meta.studies(effects).label("study"), FreqOptions.defaults().withMethod("DL"));
    assertEquals(0.55473402292913, fit.estimate(), 1e-12);
    assertEquals(0.13902362684129, fit.tau2(), 1e-12);
  }

  @Test
  void schoolsInDistrictsOfKonstantopoulos() {
    FrequentistFit fit =
        Meta.fit(
            Meta.dataset("konstantopoulos2011"),
            "yi ~ 1 + (1 | district/school) + meta_V(V = vi)\nsigma ~ 0");
    assertEquals(0.184713163673, fit.estimate(), 1e-6);
  }

  @Test
  void armsOfSennAndOutcomesOfBerkey() {
    Table arms = Meta.dataset("senn2013");
    assertEquals(26, arms.stringColumn("study").unique().size());
    assertEquals(0, arms.doubleColumn("sdi").countMissing());
    Table outcomes = Meta.dataset("berkey1998");
    assertEquals(5, outcomes.intColumn("trial").unique().size());
    assertTrue(outcomes.doubleColumn("v1i").max() <= outcomes.doubleColumn("vi").max());
  }
}
