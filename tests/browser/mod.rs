//! Drives Debian's Chromium through `WebDriver`, for tests of the site as a reader meets it: over `file://`.
#![allow(dead_code, reason = "each test that includes this module uses a part of it")]

use std::{
    fmt::Debug,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Once,
};

use fantoccini::{Client, ClientBuilder, Locator, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;

/// A headless Chromium of its own; gone when dropped.
pub(crate) struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Child,
    /// The browser's profile; it must outlive the driver.
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser, or says on standard error that the test is skipped and why.
    pub(crate) fn start(test: &str) -> Option<Self> {
        // Port 0: the driver picks a free one and says which.
        let driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = match driver {
            Ok(driver) => driver,
            Err(error) => {
                // Said once: it is one reason for two dozen tests.
                static SAID: Once = Once::new();
                SAID.call_once(|| {
                    eprintln!("SKIPPED: all in a browser: chromedriver does not start ({error}); packages chromium, chromium-driver");
                });
                return None;
            }
        };
        let output = driver.stdout.take().expect("the output is piped");
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = line.split_once("started successfully on port ")?.1;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.expect("chromedriver says its port");
        // It goes on writing now and then; someone must read.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));

        let profile = TempDir::new().expect("a folder for the profile");
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1200,900",
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.as_object().expect("an object").clone());
            builder.connect(&format!("http://127.0.0.1:{port}")).await
        });
        let client = client.unwrap_or_else(|error| {
            let _ = driver.kill();
            panic!("{test}: chromedriver runs, but no browser starts: {error}")
        });
        Some(Self { runtime, client, driver, _profile: profile })
    }

    /// Opens a file, with what follows it (`?q=…`, `#anchor`), and waits until it has loaded.
    pub(crate) fn open(&self, file: &Path, rest: &str) {
        let url = Url::from_file_path(fs::canonicalize(file).expect("the page exists")).expect("an absolute path");
        self.goto(&format!("{url}{rest}"));
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) fn goto(&self, url: &str) {
        self.runtime.block_on(self.client.goto(url)).expect("the page opens");
    }

    /// The address shown.
    pub(crate) fn address(&self) -> String {
        self.runtime.block_on(self.client.current_url()).expect("an address").to_string()
    }

    /// Runs a script in the page: `arguments` are its arguments, what it returns is the answer.
    pub(crate) fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.client.execute(script, arguments))
            .unwrap_or_else(|error| panic!("{error}\nin {script}"))
    }

    /// Runs the body of an async function in the page and waits for its value; a rejection fails the test.
    pub(crate) fn run_async(&self, body: &str, arguments: Vec<Value>) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...args) => {{ {body} }})(...[...arguments].slice(0, -1))
                .then((value) => done({{ value }}), (error) => done({{ error: String(error && error.stack || error) }}));"
        );
        let answer = self.runtime.block_on(self.client.execute_async(&script, arguments));
        let mut answer = answer.unwrap_or_else(|error| panic!("{error}\nin {body}"));
        assert!(answer["error"].is_null(), "{}\nin {body}", answer["error"]);
        answer["value"].take()
    }

    /// Waits until a script returns something true.
    pub(crate) fn wait_for(&self, condition: &str) -> Value {
        self.run_async(
            "const holds = new Function(args[0]);
             for (const end = performance.now() + 20000; performance.now() < end; await new Promise((go) => requestAnimationFrame(go))) {
               const value = holds();
               if (value) return value;
             }
             throw new Error('never true: ' + args[0]);",
            vec![json!(condition)],
        )
    }

    /// Types into the element that has the focus; `WebDriver`'s private characters stand for keys.
    pub(crate) fn keys(&self, keys: &str) {
        let element = self.runtime.block_on(self.client.active_element()).expect("something has the focus");
        self.runtime.block_on(element.send_keys(keys)).expect("keys arrive");
    }

    /// Clicks on the first element that a selector names, as a mouse does.
    pub(crate) fn click(&self, selector: &str) {
        let element = self.runtime.block_on(self.client.find(Locator::Css(selector)));
        let element = element.unwrap_or_else(|error| panic!("{error}: {selector}"));
        self.runtime.block_on(element.click()).unwrap_or_else(|error| panic!("{error}: {selector}"));
    }

    /// Sets the size of the window.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.runtime.block_on(self.client.set_window_size(width, height)).expect("the window takes a size");
    }

    /// Sends a command of the `DevTools` protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        let answer = self.runtime.block_on(self.client.issue_cmd(DevTools(command.to_owned(), parameters)));
        answer.unwrap_or_else(|error| panic!("{error}\nin {command}"))
    }

    /// Shows pages as a screen of this size does, also one that is narrower than a window can be.
    pub(crate) fn screen(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// Asks pages for their light or their dark colours.
    pub(crate) fn colours(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    /// Lets pages run their scripts, or not.
    pub(crate) fn scripts(&self, on: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
    }

    /// Writes what the window shows as PNG.
    pub(crate) fn screenshot(&self, file: &Path) {
        let png = self.runtime.block_on(self.client.screenshot()).expect("a picture");
        fs::write(file, png).expect("the picture is written");
    }

    /// The lines of the browser's console since the last call.
    pub(crate) fn console(&self) -> Vec<String> {
        let log = self.runtime.block_on(self.client.issue_cmd(ConsoleLog)).expect("the console can be read");
        let lines = log.as_array().expect("a list of lines").iter();
        lines
            .map(|line| format!("{} {}", line["level"].as_str().unwrap_or(""), line["message"].as_str().unwrap_or("")))
            .collect()
    }

    /// Fails if the console has an error or a warning since the last call: that is where broken security policies,
    /// missing files and script errors are told.
    pub(crate) fn assert_clean_console(&self) {
        let bad: Vec<_> = self
            .console()
            .into_iter()
            .filter(|line| line.starts_with("SEVERE") || line.starts_with("WARNING"))
            .collect();
        assert!(bad.is_empty(), "the console of {} says:\n{}", self.address(), bad.join("\n"));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Closing the session ends the browser; then the driver has nothing left to end.
        let _ = self.runtime.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Chromedriver's way to the `DevTools` protocol.
#[derive(Debug)]
struct DevTools(String, Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// Chromedriver's command for the lines of the console.
#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
