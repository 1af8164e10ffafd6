package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TieRuleTest {

  @ParameterizedTest
  @EnumSource(TieRule.class)
  void isReadByItsName(TieRule rule) {
    assertEquals(rule, TieRule.parse(rule.id()));
    assertEquals(rule, TieRule.parse(" " + rule.name() + " "));
  }

  @Test
  void otherNamesAreRefused() {
    assertEquals(
        "no tie rule 'frist'; did you mean 'first'? Tie rules: first, split",
        assertThrows(MetaException.class, () -> TieRule.parse("frist")).getMessage());
  }
}
