package io.github.metasaw.kernel.jshell;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** The five channels of Jupyter, which wait for messages instead of looking for them. */
final class KernelConnection extends JupyterConnection {

  private final KernelConnectionProperties properties;
  private final ZMQ.Socket pulse;
  private final RequestChannel requests;
  private final RequestChannel controls;
  private final InputChannel input;
  private final OutputChannel output;
  private final CountDownLatch end = new CountDownLatch(1);

  /**
   * Channels that are not bound yet.
   *
   * @param properties of Jupyter's connection file
   * @throws NoSuchAlgorithmException for a signature that Java does not have
   * @throws InvalidKeyException for an unusable key
   */
  KernelConnection(KernelConnectionProperties properties)
      throws NoSuchAlgorithmException, InvalidKeyException {
    super(properties);
    this.properties = properties;
    ZMQ.Context context = ZMQ.context(1);
    HMACGenerator signature = properties.createHMACGenerator();
    pulse = context.socket(SocketType.REP);
    requests = new RequestChannel(context, signature, false, this, end::countDown);
    controls = new RequestChannel(context, signature, true, this, end::countDown);
    input = new InputChannel(context, signature);
    output = new OutputChannel(context, signature);
  }

  @Override
  public void connect() {
    pulse.bind(
        "%s://%s:%d"
            .formatted(properties.getTransport(), properties.getIp(), properties.getHbPort()));
    Thread beat = new Thread(this::beat, "heartbeat");
    beat.setDaemon(true);
    beat.start();
    output.bind(properties);
    output.start();
    input.bind(properties);
    controls.bind(properties);
    requests.bind(properties);
    output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
    controls.start();
    requests.start();
  }

  private void beat() {
    while (true) {
      byte[] ping = pulse.recv();
      if (ping != null) {
        pulse.send(ping);
      }
    }
  }

  @Override
  public IOPubChannel getIOPub() {
    return output;
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
    return new CellReply(channel, input, output, request);
  }

  /** Returns when Jupyter has asked the kernel to end. */
  @Override
  public void waitUntilClose() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
