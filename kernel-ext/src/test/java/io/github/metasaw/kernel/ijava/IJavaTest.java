package io.github.metasaw.kernel.ijava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.plot.Figure;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The adapter against the real base kernel 2.3.0: a bare magic displays there too. */
class IJavaTest {

  private static final class FakeKernel extends BaseKernel {
    @Override
    public DisplayData eval(String expression) {
      return DisplayData.EMPTY;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return new LanguageInfo.Builder("java").build();
    }
  }

  @Test
  void magicsRunAndDisplayByThemselves() throws Exception {
    Magics magics = new Magics();
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    BaseKernel kernel = new FakeKernel();
    IJavaBridge.install(kernel, magics, host);
    for (Magic magic : Cell.MAGICS.magics()) {
      magics.applyLineMagic(magic.name(), List.of("--help"));
    }
    assertEquals(Cell.MAGICS.magics().size(), host.displayed.size());
    host.displayed.clear();
    magics.applyCellMagic("meta", List.of("dat", "--as", "fit"), "yi ~ 1 + meta_V(V = vi)");
    assertEquals(2, host.displayed.size());
    magics.applyLineMagic("forest", List.of("fit"));
    assertTrue(host.displayed.get(2) instanceof Figure);
  }

  @Test
  void tablesAreRendered() {
    BaseKernel kernel = new FakeKernel();
    IJavaBridge.install(kernel, new Magics(), new MapHost());
    DisplayData data = kernel.getRenderer().render(Meta.dataset("bcg"));
    assertTrue(data.hasDataForType(MIMEType.TEXT_HTML));
  }
}
