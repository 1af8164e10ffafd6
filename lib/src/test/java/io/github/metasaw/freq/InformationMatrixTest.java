package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InformationMatrixTest {

  @ParameterizedTest
  @EnumSource(InformationMatrix.class)
  void everyValueIsReadByItsName(InformationMatrix value) {
    assertEquals(value, InformationMatrix.parse(value.id()));
    assertEquals(value, InformationMatrix.parse(value.id().toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    String near = InformationMatrix.values()[1].id();
    MetaException fault =
        assertThrows(MetaException.class, () -> InformationMatrix.parse(near + "x"));
    assertTrue(fault.getMessage().contains(near), fault.getMessage());
  }
}
