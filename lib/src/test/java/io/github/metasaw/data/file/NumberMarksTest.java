package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class NumberMarksTest {

  @Test
  void theOtherMarkFollows() {
    assertEquals(NumberMarks.COMMA, NumberMarks.ofDecimal(','));
    assertEquals(NumberMarks.POINT, NumberMarks.ofDecimal('.'));
    assertEquals(new NumberMarks(',', '.'), NumberMarks.ofGroup('.'));
    assertEquals(new NumberMarks('.', ' '), NumberMarks.ofGroup(' '));
  }

  @Test
  void signsOfNoKindAreRefused() {
    assertThrows(MetaException.class, () -> new NumberMarks(';', ','));
    assertThrows(MetaException.class, () -> new NumberMarks('.', '_'));
    assertThrows(MetaException.class, () -> new NumberMarks(',', ','));
  }
}
