package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.Cell;
import org.junit.jupiter.api.Test;

/** Every magic has the common options, after its own. */
class CommonOptionsTest {

  @Test
  void everyMagicHasThemLast() {
    for (Magic magic : Cell.MAGICS.magics()) {
      int own = magic.options().size();
      assertEquals(magic.options(), magic.allOptions().subList(0, own));
      assertEquals(CommonOptions.ALL, magic.allOptions().subList(own, magic.allOptions().size()));
    }
  }

  @Test
  void theNameOfTheResultIsOneThatJavaCanDeclare() {
    assertEquals("fit", CommonOptions.AS.read("fit").java());
    assertEquals(
        "--as takes the name of a variable, not '2x'; write for example --as _2x",
        assertThrows(MetaException.class, () -> CommonOptions.AS.read("2x")).getMessage());
    assertTrue(CommonOptions.DEBUG.isFlag() && CommonOptions.CODE.isFlag());
  }
}
