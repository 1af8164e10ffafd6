package io.github.metasaw.kernel.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.magic.Magic;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.junit.jupiter.api.Test;

/** The adapter against the real registries of JJava's base kernel. */
class JJavaTest {

  @Test
  void theExtensionIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(Extension.class).stream()
            .anyMatch(p -> p.type() == MetasawExtension.class));
  }

  @Test
  void everyMagicIsRegisteredAndRuns() throws Exception {
    FakeKernel kernel = new FakeKernel();
    new MetasawExtension().install(kernel);
    MagicsRegistry magics = kernel.getMagicsRegistry();
    for (Magic magic : Cell.MAGICS.magics()) {
      assertTrue(magics.getLineMagicNames().contains(magic.name()), magic.name());
      assertNotNull(magics.evalLineMagic(kernel, magic.name(), List.of("--help")));
    }
    assertTrue(magics.getCellMagicNames().contains("meta"));
    assertTrue(kernel.evaluated.get(0).contains("import io.github.metasaw.*;"));
  }

  @Test
  void tablesFitsAndFiguresAreRendered() {
    FakeKernel kernel = new FakeKernel();
    new MetasawExtension().install(kernel);
    Renderer renderer = kernel.getRenderer();
    var fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    assertTrue(renderer.render(fit).hasDataForType(MIMEType.TEXT_HTML));
    assertTrue(renderer.render(Meta.dataset("bcg")).hasDataForType(MIMEType.TEXT_HTML));
    var figure = renderer.render(Meta.forest(fit));
    assertTrue(
        figure
            .getData(MIMEType.TEXT_HTML)
            .toString()
            .contains("data:image/svg+xml;charset=utf-8,%3Csvg"));
    assertTrue(figure.hasDataForType(MIMEType.parse("image/png")));
    assertEquals(Meta.forest(fit).text(), figure.getData(MIMEType.parse("text/plain")).toString());
  }
}
