package io.github.metasaw.kernel.jjava;

import io.github.metasaw.kernel.MagicRunner;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.Notebook;
import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicRegistry;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * What JJava finds by its service file. JJava takes an extension for installed before this method
 * ends, so the magics come first, and a part that fails does not take the others along.
 */
public final class MetasawExtension implements Extension {

  @Override
  public void install(BaseKernel kernel) {
    JJavaHost host = new JJavaHost(kernel);
    MagicRegistry magics = MetasawMagics.registry();
    MagicRunner runner = new MagicRunner(magics, host);
    for (Magic magic : magics.magics()) {
      kernel
          .getMagicsRegistry()
          .registerLineMagic(magic.name(), (k, arguments) -> runner.run(magic, arguments, null));
      if (magic instanceof CellMagic) {
        kernel
            .getMagicsRegistry()
            .registerCellMagic(
                magic.name(), (k, arguments, body) -> runner.run(magic, arguments, body));
      }
    }
    part("display of tables and figures", () -> renderers(kernel));
    part("imports", () -> kernel.evalRaw(Notebook.IMPORTS));
    System.out.print(Notebook.greeting());
  }

  private static void renderers(BaseKernel kernel) {
    for (Class<?> type : Notebook.DISPLAYED) {
      register(kernel, type);
    }
  }

  private static <T> void register(BaseKernel kernel, Class<T> type) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring(Notebook.PREFERRED.toArray(new String[0]))
        .supporting(Notebook.CARRIED.toArray(new String[0]))
        .register(
            (value, context) -> {
              DisplayData out = context.getOutputContainer();
              Notebook.render(value, out::putData, out::putMetaData);
            });
  }

  private static void part(String name, Runnable install) {
    try {
      install.run();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("Metasaw: " + name + " not available (" + e + ")");
    }
  }
}
