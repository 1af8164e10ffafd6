package io.github.metasaw.data.effect.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputRulesTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static List<Integer> faults(InputRules rules) {
    return rules.faults().stream().map(InputFault::study).toList();
  }

  private static InputRules of(Input input, double... column) {
    return InputRules.of(RawData.of(column.length).with(input, column));
  }

  @Test
  void eachValueOutsideTheRuleIsAFaultOfItsStudy() {
    assertEquals(List.of(), faults(of(Input.AI, 0, NAN, 5).count(Input.AI)));
    assertEquals(List.of(1, 3), faults(of(Input.AI, 0, -1, 5, -2).count(Input.AI)));
    assertEquals(List.of(0, 2), faults(of(Input.RI, -1.5, 0.3, 1.5).correlation(Input.RI)));
    assertEquals(List.of(1), faults(of(Input.NI, 2, 1, NAN).atLeastTwo(Input.NI)));
    assertEquals(List.of(0), faults(of(Input.NI, 0, 3).positive(Input.NI)));
  }

  @Test
  void infiniteValuesAreFaultsAndMissingOnesAreNone() {
    assertEquals(List.of(0, 1), faults(of(Input.AI, INFINITE, INFINITE).count(Input.AI)));
    assertEquals(List.of(2), faults(of(Input.AI, 1, NAN, -INFINITE).count(Input.AI)));
    assertEquals(List.of(), faults(of(Input.AI, NAN, NAN).count(Input.AI)));
    assertEquals(List.of(), faults(of(Input.AI, 1).count(Input.BI)));
  }

  @Test
  void partsAndTotalsMustAgreeWhereAllAreGiven() {
    RawData raw =
        RawData.of(4)
            .with(Input.AI, 3, 8, NAN, 2)
            .with(Input.BI, 4, 1, 2, 3)
            .with(Input.N1I, 7, 7, 1, NAN);
    assertEquals(List.of(1), faults(InputRules.of(raw).within(Input.AI, Input.N1I)));
    assertEquals(List.of(1), faults(InputRules.of(raw).sum(Input.N1I, Input.AI, Input.BI)));
    assertEquals(List.of(), faults(InputRules.of(raw).sum(Input.N2I, Input.AI, Input.BI)));
  }
}
