//! Where the hall finds this machine: its addresses, the likeliest first.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use if_addrs::IfAddr;

use crate::app::hall::{Address, Listen};

/// An address of a network card.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Card {
    name: String,
    ip: IpAddr,
}

/// All addresses at which somebody who listens at `listen` is found, at `port`.
pub(super) fn addresses(listen: Listen, port: u16) -> Vec<Address> {
    let cards = if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|card| Card {
        ip: match &card.addr {
            IfAddr::V4(address) => IpAddr::V4(address.ip),
            IfAddr::V6(address) => IpAddr::V6(address.ip),
        },
        name: card.name,
    });
    sorted(cards.collect(), way_out(), listen, port)
}

/// The address from which this machine would reach the world: nothing is sent, the system only looks up the way.
fn way_out() -> Option<IpAddr> {
    // RFC 5737 keeps this address for documents; the way to it is the default route.
    const SOMEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((SOMEWHERE, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn sorted(cards: Vec<Card>, way_out: Option<IpAddr>, listen: Listen, port: u16) -> Vec<Address> {
    let heard = |card: &Card| match listen {
        Listen::Everywhere(_) => true,
        Listen::At(at) if at.ip() == IpAddr::V6(Ipv6Addr::UNSPECIFIED) => true,
        Listen::At(at) => at.ip() == card.ip,
    };
    let mut found: Vec<(u8, Card)> =
        cards.into_iter().filter(heard).filter_map(|card| Some((rank(&card, way_out)?, card))).collect();
    found
        .sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.name.cmp(&b.name)).then_with(|| a.ip.cmp(&b.ip)));
    if found.is_empty()
        && let Listen::At(at) = listen
    {
        found.push((0, Card { name: String::new(), ip: at.ip() }));
    }
    found.dedup_by(|(_, one), (_, other)| one.ip == other.ip);
    let address = |(_, card): (u8, Card)| Address {
        url: match SocketAddr::new(card.ip, port) {
            at if at.port() == 80 && at.is_ipv4() => format!("http://{}/", at.ip()),
            at => format!("http://{at}/"),
        },
        for_others: !card.ip.is_loopback(),
        card: card.name,
    };
    found.into_iter().map(address).collect()
}

/// How likely the hall is behind an address, the likeliest first; none for what no browser can use.
fn rank(card: &Card, way_out: Option<IpAddr>) -> Option<u8> {
    /// Networks inside this machine, and tunnels out of the hall.
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
    let name = card.name.to_ascii_lowercase();
    let inside = INSIDE.iter().any(|start| name.starts_with(start));
    Some(match card.ip {
        ip if ip.is_loopback() => 9,
        IpAddr::V4(ip) if ip.is_unspecified() || ip.is_multicast() => return None,
        IpAddr::V4(_) if inside => 6,
        ip if Some(ip) == way_out => 0,
        IpAddr::V4(ip) if ip.is_link_local() => 5,
        IpAddr::V4(ip) if ip.is_private() => 1,
        IpAddr::V4(_) => 2,
        // A browser has no way to say through which card such an address is reached.
        IpAddr::V6(ip) if ip.is_unicast_link_local() || ip.is_multicast() || ip.is_unspecified() => return None,
        IpAddr::V6(_) if inside => 8,
        IpAddr::V6(ip) if ip.is_unique_local() => 3,
        IpAddr::V6(_) => 4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(list: &[(&str, &str)]) -> Vec<Card> {
        list.iter().map(|(name, ip)| Card { name: (*name).to_owned(), ip: ip.parse().expect("an address") }).collect()
    }

    fn urls(list: &[(&str, &str)], way_out: Option<&str>, listen: Listen) -> Vec<String> {
        let way_out = way_out.map(|ip| ip.parse().expect("an address"));
        sorted(cards(list), way_out, listen, listen.port()).into_iter().map(|address| address.url).collect()
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
        // A tunnel may be the way out of the machine, but the hall is not behind it.
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
        let alone = sorted(cards(&[("lo", "127.0.0.1")]), None, Listen::Everywhere(8080), 8080);
        assert!(alone.len() == 1 && !alone[0].for_others);
    }
}
