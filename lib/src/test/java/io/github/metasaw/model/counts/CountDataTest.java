package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountDataTest {

  @Test
  void rawDataAndCountsAreTheSame() {
    List<CountData> all =
        List.of(
            new TwoByTwoTables(
                new double[] {1, 0},
                new double[] {9, 10},
                new double[] {2, 3},
                new double[] {8, 7}),
            new TwoGroupRates(
                new double[] {1, 0},
                new double[] {9, 10},
                new double[] {2, 3},
                new double[] {8, 7}),
            new OneGroupProportions(new double[] {1, 0}, new double[] {9, 10}),
            new OneGroupRates(new double[] {1, 0}, new double[] {9.5, 10}));
    for (CountData data : all) {
      for (EffectMeasure measure : data.measures()) {
        CountData back = CountData.of(data.raw(), measure);
        assertEquals(data.getClass(), back.getClass());
        assertEquals(2, back.k());
        for (Input input : data.raw().inputs()) {
          assertArrayEquals(data.raw().get(input), back.raw().get(input), input.id());
        }
        assertTrue(back.hasZero(1));
        assertFalse(back.hasZero(0));
        assertFalse(back.isUninformative(1));
        assertTrue(back.isWhole());
        assertArrayEquals(
            new double[] {data.raw().get(data.raw().inputs().iterator().next(), 1)},
            data.select(1).raw().get(data.raw().inputs().iterator().next()));
      }
    }
  }

  @Test
  void totalsStandForTheOtherCells() {
    RawData tables =
        RawData.of(1).with(Input.AI, 3).with(Input.N1I, 10).with(Input.CI, 4).with(Input.DI, 8);
    TwoByTwoTables read =
        assertInstanceOf(TwoByTwoTables.class, CountData.of(tables, EffectMeasure.RR));
    assertArrayEquals(new double[] {7}, read.bi());
    assertArrayEquals(new double[] {8}, read.di());
    RawData one = RawData.of(1).with(Input.XI, 3).with(Input.MI, 9);
    OneGroupProportions proportion =
        assertInstanceOf(OneGroupProportions.class, CountData.of(one, EffectMeasure.PLO));
    assertArrayEquals(new double[] {12}, proportion.ni());
  }

  @Test
  void missingCountsAndOtherMeasuresAreRefused() {
    RawData half = RawData.of(1).with(Input.AI, 3).with(Input.N1I, 10);
    assertThrows(MetaException.class, () -> CountData.of(half, EffectMeasure.OR));
    MetaException means =
        assertThrows(MetaException.class, () -> CountData.of(half, EffectMeasure.MD));
    assertTrue(means.getMessage().contains("is not a measure that counts"), means.getMessage());
    assertThrows(
        MetaException.class, () -> new OneGroupProportions(new double[] {5}, new double[] {4}));
    assertThrows(MetaException.class, () -> new OneGroupRates(new double[] {5}, new double[] {0}));
  }
}
