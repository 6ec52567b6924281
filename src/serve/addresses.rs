//! URLs at which other machines reach this one, the most likely first.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use if_addrs::IfAddr;

use crate::app::lan::{Address, Listen};

/// An address of a network interface.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Interface {
    name: String,
    ip: IpAddr,
}

/// URLs of all addresses that a listener at `listen` is reachable at, with `port`.
pub(super) fn addresses(listen: Listen, port: u16) -> Vec<Address> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|interface| Interface {
        ip: match &interface.addr {
            IfAddr::V4(address) => IpAddr::V4(address.ip),
            IfAddr::V6(address) => IpAddr::V6(address.ip),
        },
        name: interface.name,
    });
    sorted(interfaces.collect(), way_out(), listen, port)
}

/// The address of the default route: nothing is sent, only the route is looked up.
fn way_out() -> Option<IpAddr> {
    // RFC 5737 reserves this address for documentation; the route to it is the default route.
    const SOMEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((SOMEWHERE, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn sorted(interfaces: Vec<Interface>, way_out: Option<IpAddr>, listen: Listen, port: u16) -> Vec<Address> {
    let heard = |interface: &Interface| match listen {
        Listen::Everywhere(_) => true,
        Listen::At(at) if at.ip() == IpAddr::V6(Ipv6Addr::UNSPECIFIED) => true,
        Listen::At(at) => at.ip() == interface.ip,
    };
    let mut found: Vec<(u8, Interface)> = interfaces
        .into_iter()
        .filter(heard)
        .filter_map(|interface| Some((rank(&interface, way_out)?, interface)))
        .collect();
    found
        .sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.name.cmp(&b.name)).then_with(|| a.ip.cmp(&b.ip)));
    if found.is_empty()
        && let Listen::At(at) = listen
    {
        found.push((0, Interface { name: String::new(), ip: at.ip() }));
    }
    found.dedup_by(|(_, one), (_, other)| one.ip == other.ip);
    let address = |(_, interface): (u8, Interface)| Address {
        url: match SocketAddr::new(interface.ip, port) {
            at if at.port() == 80 && at.is_ipv4() => format!("http://{}/", at.ip()),
            at => format!("http://{at}/"),
        },
        for_others: !interface.ip.is_loopback(),
        card: interface.name,
    };
    found.into_iter().map(address).collect()
}

/// Rank of an address, the most likely first; `None` for one that no browser can use.
fn rank(interface: &Interface, way_out: Option<IpAddr>) -> Option<u8> {
    /// Interfaces of virtual networks inside this machine, and of tunnels.
    const INSIDE: &[&str] = &[
        "docker",
        "br-",
        "veth",
        "virbr",
        "vmnet",
        "vboxnet",
        "vethernet",
        "lxc",
        "lxd",
        "podman",
        "cni",
        "flannel",
        "tun",
        "tap",
        "wg",
        "utun",
        "tailscale",
        "zt",
        "ham",
        "ppp",
        "anpi",
        "awdl",
        "llw",
    ];
    let name = interface.name.to_ascii_lowercase();
    let inside = INSIDE.iter().any(|start| name.starts_with(start));
    Some(match interface.ip {
        ip if ip.is_loopback() => 9,
        IpAddr::V4(ip) if ip.is_unspecified() || ip.is_multicast() => return None,
        IpAddr::V4(_) if inside => 6,
        ip if Some(ip) == way_out => 0,
        IpAddr::V4(ip) if ip.is_link_local() => 5,
        IpAddr::V4(ip) if ip.is_private() => 1,
        IpAddr::V4(_) => 2,
        // A browser has no way to name the interface of such an address.
        IpAddr::V6(ip) if ip.is_unicast_link_local() || ip.is_multicast() || ip.is_unspecified() => return None,
        IpAddr::V6(_) if inside => 8,
        IpAddr::V6(ip) if ip.is_unique_local() => 3,
        IpAddr::V6(_) => 4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interfaces(list: &[(&str, &str)]) -> Vec<Interface> {
        list.iter()
            .map(|(name, ip)| Interface { name: (*name).to_owned(), ip: ip.parse().expect("an address") })
            .collect()
    }

    fn urls(list: &[(&str, &str)], way_out: Option<&str>, listen: Listen) -> Vec<String> {
        let way_out = way_out.map(|ip| ip.parse().expect("an address"));
        sorted(interfaces(list), way_out, listen, listen.port()).into_iter().map(|address| address.url).collect()
    }

    const LAPTOP: &[(&str, &str)] = &[
        ("lo", "127.0.0.1"),
        ("lo", "::1"),
        ("docker0", "172.17.0.1"),
        ("eth0", "10.1.1.4"),
        ("wlan0", "192.168.1.5"),
        ("wlan0", "fe80::1"),
        ("wlan0", "fd00::5"),
        ("wg0", "10.9.0.2"),
    ];

    #[test]
    fn the_way_out_comes_first_and_this_machine_itself_last() {
        let all = urls(LAPTOP, Some("192.168.1.5"), Listen::Everywhere(8080));
        let expected = [
            "http://192.168.1.5:8080/",
            "http://10.1.1.4:8080/",
            "http://[fd00::5]:8080/",
            "http://172.17.0.1:8080/",
            "http://10.9.0.2:8080/",
            "http://127.0.0.1:8080/",
            "http://[::1]:8080/",
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_hall_without_a_way_out_is_found_all_the_same() {
        assert_eq!(urls(LAPTOP, None, Listen::Everywhere(80))[0], "http://10.1.1.4/");
        // A tunnel may be the default route, but the local network is not behind it.
        assert_eq!(urls(LAPTOP, Some("10.9.0.2"), Listen::Everywhere(8080))[0], "http://10.1.1.4:8080/");
    }

    #[test]
    fn who_listens_at_one_address_is_found_there_alone() {
        let at = |text: &str| Listen::At(text.parse().expect("an address"));
        assert_eq!(urls(LAPTOP, None, at("192.168.1.5:9000")), ["http://192.168.1.5:9000/"]);
        assert_eq!(urls(&[], None, at("10.0.0.9:9000")), ["http://10.0.0.9:9000/"]);
    }

    #[test]
    fn without_a_network_only_this_machine_is_left() {
        let alone = sorted(interfaces(&[("lo", "127.0.0.1")]), None, Listen::Everywhere(8080), 8080);
        assert!(alone.len() == 1 && !alone[0].for_others);
    }
}
